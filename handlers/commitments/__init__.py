"""What somebody has said yes to: seen, confirmed, given back, and checked in to."""
