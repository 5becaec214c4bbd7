"""One answer, as it was recorded: the mark, the word, who gave it, and the words or the condition."""

from __future__ import annotations

from app.domain.stage import AnswerScene
from app.domain.tally import WORD, Answer, Reason
from app.ui.parts.scenes.lines import Face, fit
from app.ui.parts.scenes.sheet import Sheet

_INK = {
    Answer.YES: "yes",
    Answer.YES_BUT: "yes_but_ink",
    Answer.NO: "no",
    Answer.UNCLEAR: "unclear",
}
_REASONS: dict[str, str] = {
    Reason.WILL_LOOK_INTO_IT: "Will look into it",
    Reason.OFFERS_A_MEETING: "Offers a meeting",
    Reason.NOT_IN_MY_POWER: "Says it is not in their power",
    Reason.DID_NOT_ANSWER: "Did not answer",
}
_MARK = 278.0
_TOP = 176.0
_RULE = 543.0


def paint(sheet: Sheet, scene: AnswerScene) -> None:
    """The answer grows in; everything beside it stands."""
    sheet.heading(sheet.say("Ask {number}", number=scene.number), scene.title)
    top = _TOP if _has_words(scene) else _TOP + 130
    with sheet.kept() as painter:
        if sheet.progress < 1:
            grown = 0.96 + 0.04 * sheet.progress
            painter.setOpacity(sheet.progress)
            painter.translate(sheet.left + _MARK / 2, top + _MARK / 2)
            painter.scale(grown, grown)
            painter.translate(-sheet.left - _MARK / 2, -top - _MARK / 2)
        _answer(sheet, scene, top)
    _words(sheet, scene)


def _has_words(scene: AnswerScene) -> bool:
    return bool(scene.words or scene.reason or (scene.answer is Answer.YES_BUT and scene.condition))


def _answer(sheet: Sheet, scene: AnswerScene, top: float) -> None:
    sheet.mark(scene.answer, sheet.left, top + 12, _MARK)
    x = sheet.left + _MARK + 58
    width = sheet.right - x
    bold = sheet.ui(700, -0.017)
    ink = _INK[scene.answer] if isinstance(scene.answer, Answer) else "ink"
    word = fit(
        sheet.say(WORD[scene.answer]), bold, width, 240, most=213, least=90, step=5, leading=1.0, lines=2
    )
    name = _name(sheet, scene, width)
    top += max(0.0, (_MARK + 24 - word.height - name) / 2)
    below = sheet.block(word, bold, x - word.size * 0.02, top, width, ink)
    _name(sheet, scene, width, x, below + 8)


def _name(sheet: Sheet, scene: AnswerScene, width: float, x: float = 0, top: float | None = None) -> float:
    """Set who answered on one line, or on two; without a place it is only measured."""
    bold, plain = sheet.ui(700), sheet.ui()
    leading, size = 67.0, 56.0
    beside = f", {scene.as_who}" if scene.as_who else ""
    while size > sheet.floor + 8 and bold.width(scene.power_holder, size) + plain.width(beside, size) > width:
        size -= 2
    if bold.width(scene.power_holder, size) + plain.width(beside, size) <= width:
        if top is not None:
            used = sheet.line(scene.power_holder, bold, size, x, top, leading)
            sheet.line(beside, plain, size, x + used, top, leading, "ink_2")
        return leading
    name = fit(scene.power_holder, bold, width, 70, most=56, least=sheet.floor, leading=1.12, lines=1)
    who = fit(scene.as_who, plain, width, 60, most=48, least=sheet.floor, leading=1.16, lines=1)
    if top is not None:
        below = sheet.block(name, bold, x, top, width)
        sheet.block(who, plain, x, below, width, "ink_2")
    return name.height + who.height


def _words(sheet: Sheet, scene: AnswerScene) -> None:
    say = sheet.say
    label, words = "", scene.words
    if scene.answer is Answer.YES_BUT and scene.condition:
        label, words = say("The condition"), scene.condition
    elif scene.reason:
        label = say(_REASONS.get(scene.reason, scene.reason))
    elif words:
        label = say("As recorded")
    if not label:
        return
    top, plain = _RULE + 34, sheet.ui()
    sheet.rule(sheet.left, _RULE, sheet.across)
    face: Face = sheet.spoken()
    if words:
        top = sheet.block(
            fit(label, plain, sheet.across, 56, most=44.5, least=sheet.floor, leading=1.25, lines=1),
            plain, sheet.left, top, sheet.across, "ink_2",
        )  # fmt: skip
        room = sheet.foot_top - 16 - top
        spoken = fit(words, face, sheet.across, room, most=89, least=sheet.floor + 2, leading=1.14)
        sheet.block(spoken, face, sheet.left, top + 6, sheet.across)
    else:
        large = fit(label, face, sheet.across, 200, most=89, least=sheet.floor + 2, leading=1.14)
        sheet.block(large, face, sheet.left, top + 20, sheet.across)


def foot(scene: AnswerScene, sheet: Sheet) -> str:
    """By when, and whether the words were read back: what stands at the foot unless something else is to."""
    say = sheet.say
    when = say("By {when}", when=scene.by_when) if scene.by_when else ""
    if not when and scene.answer in (Answer.YES, Answer.YES_BUT):
        when = say("No date given")
    back = say("read back and agreed") if scene.agreed else ""
    return " · ".join(part for part in (when, back) if part)
