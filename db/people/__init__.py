"""Who there is: people, volunteers and coordinators, what they follow and what they would like to happen."""
