"""What stands on the report's page and in which order: one order for all weeks; a week may leave a part out.

A mayor finds each thing where it stood last Friday, so the order is the office's; which part has nothing worth telling
is a matter of the week. The office may leave a part out for good, and a week may bring it back.
"""

from collections.abc import Iterable, Mapping, Sequence

from amtdesk.domain.reports import Section


def order_from(names: Iterable[object]) -> tuple[Section, ...]:
    """Return all parts in the order of these names; a part that is not named follows the one before it by default."""
    known = {section.value: section for section in Section}
    order = list(dict.fromkeys(known[name] for name in names if isinstance(name, str) and name in known))
    before: Section | None = None
    for section in Section:
        if section not in order:
            order.insert(0 if before is None else order.index(before) + 1, section)
        before = section
    return tuple(order)


def moved(order: Sequence[Section], section: Section, *, place: int) -> tuple[Section, ...]:
    """Return the order with a part at this place from 0 on; beyond the ends means at the end."""
    others = [each for each in order if each is not section]
    place = min(max(place, 0), len(others))
    return (*others[:place], section, *others[place:])


def own_choices(written: object) -> dict[Section, bool]:
    """Read a week's own choices, {"time_spent": false}; what is none is left out."""
    known = {section.value: section for section in Section}
    choices = written.items() if isinstance(written, Mapping) else ()
    return {known[name]: shown for name, shown in choices if name in known and isinstance(shown, bool)}


def left_out(by_office: Iterable[Section], own: Mapping[Section, bool]) -> frozenset[Section]:
    """Return the parts that a week's page does not show: the office's, unless the week itself says otherwise."""
    usual = frozenset(by_office)
    return frozenset(section for section in Section if not own.get(section, section not in usual))


def with_choice(
    own: Mapping[Section, bool], section: Section, *, shown: bool, by_office: Iterable[Section]
) -> dict[Section, bool]:
    """Return a week's own choices after this one; what is the same as in every week is no choice of its own."""
    kept = {each: choice for each, choice in own.items() if each is not section}
    is_usual = shown is (section not in frozenset(by_office))
    return kept if is_usual else {**kept, section: shown}
