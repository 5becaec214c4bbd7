"""The ask as it was read, who is asked now, and the time left to answer."""

from __future__ import annotations

from app.domain.stage import AskScene
from app.ui.parts.scenes.lines import fit
from app.ui.parts.scenes.sheet import Sheet

_BAR = 654.0


def paint(sheet: Sheet, scene: AskScene) -> None:
    """The words as large as they hold; below them the bar, the person and the clock."""
    below = sheet.heading(sheet.say("Ask {number}", number=scene.number), scene.title) + 24
    if scene.timer is not None:
        end = _BAR - 34
    elif scene.power_holder:
        end = 716.0
    else:
        end = sheet.foot_top - 20
    step = sheet.theme.stage("ask_step") * 1000
    most = sheet.theme.stage("ask_most") * 1000 * (0.87 if scene.timer is not None else 1.0)
    face = sheet.spoken()
    words = fit(
        scene.words,
        face,
        sheet.across,
        end - below,
        most=most,
        least=sheet.floor + 2,
        step=step,
        leading=1.13,
    )
    top = below if scene.power_holder or scene.timer else below + max(0.0, (end - below - words.height) * 0.3)
    sheet.block(words, face, sheet.left, top, sheet.across)
    room, at = sheet.across, 756.0
    if scene.timer is not None:
        room, at = sheet.clock(scene.timer, _BAR), 706.0
    if scene.power_holder:
        person(sheet, scene.power_holder, scene.as_who, at, room)


def person(sheet: Sheet, name: str, as_who: str, top: float, width: float) -> float:
    """A power-holder's name, and below it the office or whom they represent: the same size for everybody."""
    bold, plain = sheet.ui(700), sheet.ui()
    two = fit(
        name, bold, width, 130 if as_who else 180, most=89, least=sheet.floor + 4, leading=1.08, lines=2
    )
    top = sheet.block(two, bold, sheet.left, top, width)
    if as_who:
        fitted = fit(
            as_who, plain, width, max(60.0, 903 - top), most=48, least=sheet.floor, leading=1.22, lines=2
        )
        top = sheet.block(fitted, plain, sheet.left, top, width, "ink_2")
    return top
