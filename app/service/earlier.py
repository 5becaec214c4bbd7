"""An assembly that is over, taken from a file: its asks, the answers as far as known, what became of them."""

from __future__ import annotations

from datetime import timedelta

from app.clock import as_text
from app.domain import chair, places
from app.domain.names import folded
from app.domain.plan import ALLIANCE, Assembly
from app.domain.roster import Earlier
from app.domain.tally import RECORDED_BESIDE, Channel
from app.service.columns import plain
from app.service.sheaf import Scalar, Sheaf
from app.store.station import Station


def take_earlier(station: Station, sheaf: Sheaf, earlier: Earlier) -> None:
    """Write an earlier assembly; `sheaf` holds its own row. Each answer stands as given once, on stage."""
    holders: dict[str, str] = {}
    for holder, place in zip(earlier.power_holders, places.spread(len(earlier.power_holders)), strict=True):
        columns = ("name", "said", "office", "organisation", "attendance", "representing", "authority")
        holders[folded(holder.name)] = sheaf.add(
            "power_holder", {column: plain(getattr(holder, column)) for column in columns} | {"place": place}
        )
    asks: dict[int, str] = {}
    for at, (ask, place) in enumerate(zip(earlier.asks, places.spread(len(earlier.asks)), strict=True)):
        columns = (
            *("title", "words", "by_when", "by_earliest", "by_latest"),
            *("why", "our_commitment", "source"),
        )
        number = ask.number or at + 1
        values = {column: plain(getattr(ask, column)) for column in columns}
        asks[number] = id = sheaf.add("ask", values | {"number": number, "place": place})
        put = [holders[folded(name)] for name in ask.power_holders or ()] or list(holders.values())
        for holder, order in zip(put, places.spread(len(put)), strict=True):
            sheaf.add("ask_to", {"ask": id, "power_holder": holder, "place": order})
    sheaf.write(station)
    _write_answers(station, sheaf.scope, earlier, asks, holders)


def _write_answers(
    station: Station, scope: str, earlier: Earlier, asks: dict[int, str], holders: dict[str, str]
) -> None:
    details = earlier.details
    assembly = Assembly(
        scope,
        details.title,
        details.alliance,
        details.venue,
        details.day,
        details.starts,
        details.ends,
        details.zone,
        0,
        0,
        0,
    )
    begins, ends = chair.wall(assembly, details.starts), chair.wall(assembly, details.ends)
    if ends <= begins:
        ends += timedelta(days=1)
    at = as_text(begins)
    cells = [(each, asks[each.ask], holders[folded(each.power_holder)]) for each in earlier.answers]
    with station.change("asked", scope) as change:
        askings = [
            change.fact("asking", {"ask": ask, "power_holder": holder, "at": at})
            if each.answer not in RECORDED_BESIDE
            else ""
            for each, ask, holder in cells
        ]
    with station.change("answered", scope) as change:
        answers = [
            change.fact(
                "answer",
                {
                    "ask": ask,
                    "power_holder": holder,
                    "asking": asking,
                    "answer": each.answer,
                    "reason": each.reason,
                    "words": each.words,
                    "condition": each.condition,
                    "offer": each.offer,
                    "channel": Channel.STAGE.value,
                    "at": at,
                },
            )
            for (each, ask, holder), asking in zip(cells, askings, strict=True)
        ]
    with station.change("assembly_ended", scope) as change:
        change.fact("agenda_mark", {"mark": chair.Step.ENDED.value, "clock": "item", "at": as_text(ends)})
    if earlier.people:
        with station.change("turnout_sealed", scope) as change:
            change.fact("turnout", {"heads": earlier.people, "ever": earlier.people, "at": as_text(ends)})
    with station.change("commitment_noted", ALLIANCE) as change:
        for (each, _, _), answer in zip(cells, answers, strict=True):
            if each.became:
                note: dict[str, Scalar] = {
                    "assembly": scope,
                    "answer": answer,
                    "status": each.became,
                    "on_day": plain(each.became_on),
                    "words": each.became_words,
                    "source": each.became_source,
                }
                change.fact("commitment_note", note)
