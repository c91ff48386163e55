"""Certificates of voluntary work: issued to the person they are about, checked by anybody."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain.certificates import Certificate, code_of, read_code
from domain.errors import NotPossible, Problem, Unknown
from domain.names import NAME_MAX, shown_name
from domain.people import Person


async def issue(work: UnitOfWork, person: Person, name: str, token: str, now: dt.datetime) -> Certificate:
    """Attest a person's confirmed hours under the name they want; the same hours twice are one certificate.

    `token` is random. Raises NotPossible without a name or with one that is too long, Unknown without any hours.
    """
    if len(name.strip()) > NAME_MAX:
        raise NotPossible(Problem.TOO_LONG, length=len(name.strip()), most=NAME_MAX)
    shown = shown_name(name)
    if not shown:
        raise NotPossible(Problem.EMPTY)
    hours = await work.credits.hours_of(person.id)
    if not hours:
        raise Unknown("hours")
    for earlier in await work.certificates.of_person(person.id):
        if (earlier.name, earlier.hours) == (shown, hours):
            return earlier
    certificate = Certificate(code_of(token), person.id, shown, hours, now)
    await work.certificates.keep(certificate)
    await work.audit.note(person.id, "issued certificate", "", now)
    return certificate


async def own(work: UnitOfWork, person: Person, code: str) -> Certificate:
    """One of a person's own certificates, to be printed again."""
    certificate = await work.certificates.get(code)
    if certificate is None or certificate.person_id != person.id:
        raise Unknown("certificate")
    return certificate


async def verify(work: UnitOfWork, text: str) -> Certificate | None:
    """The certificate that a code proves; None for a code that is not known. Anybody may ask."""
    code = read_code(text)
    return None if code is None else await work.certificates.get(code)
