"""Quiet hours: at night nobody is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.hubs import Limits


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one full hour to another in local time, as a rule past midnight; equal hours mean never."""

    begin: int
    end: int

    @classmethod
    def of(cls, limits: Limits) -> QuietHours:
        """As a municipality has set them."""
        return cls(limits.quiet_from, limits.quiet_until)

    def cover(self, moment: dt.datetime) -> bool:
        """Whether it is quiet at this moment, whose zone is the hubs'."""
        if self.begin <= self.end:
            return self.begin <= moment.hour < self.end
        return moment.hour >= self.begin or moment.hour < self.end

    def after(self, moment: dt.datetime) -> dt.datetime:
        """This moment, or the end of the quiet hours it lies in."""
        if not self.cover(moment):
            return moment
        is_evening = self.begin > self.end and moment.hour >= self.begin
        day = moment.date() + dt.timedelta(days=is_evening)
        return dt.datetime.combine(day, dt.time(self.end), moment.tzinfo)
