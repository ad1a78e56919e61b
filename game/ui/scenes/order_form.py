"""The form of any order: its fields with what they may be, its consequences, and a reason for the review."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.codes import NONE, Service
from game.rules.orders import BY_KIND, Kind
from game.rules.preview import Legality, OrderPreview
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.desk import Desk
from game.ui.scenes.order_choices import Choices, Option, complete, members_of
from game.ui.scenes.preview_box import preview_box
from game.ui.scenes.signs import KIND_ICON
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Checkbox,
    Chip,
    Column,
    Dialog,
    Dropdown,
    Label,
    Paragraph,
    RadioGroup,
    Row,
    Scroll,
    Stepper,
    TextField,
    Wrap,
)
from game.ui.widgets.dialogs import Confirm
from game.wording import previews, terms
from game.wording.orders import INVITE, INVITE_HELP, KIND
from game.wording.outlook import Columns

_FEW = 4  # options up to this number stand open as radio buttons
_GIVEN_UP = frozenset({Kind.STAND_DOWN, Kind.LEAVE})
"""Orders that give something up: of several, none is chosen before the player does."""


class OrderForm(Scene):
    """Composes one order of a kind. Pops True when it joined the list."""

    modal = True

    def __init__(self, desk: Desk, kind: Kind, given: Columns) -> None:
        self._desk, self._kind = desk, kind
        self._choices = Choices(desk, kind)
        self.chosen: dict[str, int] = dict(given)
        self.rationale = ""
        self._preview: OrderPreview | str | None = None
        self._invite()
        self._fill()
        if kind is Kind.ASK_RELEASE and not self.chosen.get("to", 0):
            self.chosen["to"] = self._lacking()
        self._ask()
        self.first_focus = self._first_stop()

    def _invite(self) -> None:
        """With one partner only, a task force and a training are with that one."""
        options = self._choices.options("to", self.chosen) if self._kind in (Kind.FORM, Kind.TRAIN) else []
        if len(options) == 1:
            self.chosen.setdefault("to", 1 << options[0].value)

    def _lacking(self) -> int:
        """The nations that lack the chosen report and have no release of it yet, as a mask."""
        report = self._desk.reports.get(self.chosen.get("report", NONE))
        if report is None:
            return 0
        return sum(1 << n for n in self._desk.lacking(report) if n not in report.released_to)

    def _first_stop(self) -> str:
        """The id of the first field that takes a choice."""
        for field, must in self._choices.fields(self.chosen):
            options = self._choices.options(field, self.chosen)
            if field == "to" and self._choices.many() and options:
                return f"form:to:{self._desk.code(options[0].value).lower()}"
            if options:
                few = self._stand_open(len(options) + (not must))
                first = 1 << options[0].value if field == "to" else options[0].value
                start = self.chosen.get(field, first if must else NONE)
                return f"form:{field}:{start}" if few else f"form:{field}"
        return "form:confirm"

    def on_tick(self, dt: float) -> Result:
        if self._desk.poll():
            self.invalidate()
        return None

    # -- state

    def set(self, field: str, value: int) -> None:
        """Choose a field's value; fields that depend on it and no longer fit are emptied."""
        self.chosen[field] = value
        if field in ("key", "option"):
            self.chosen.pop("amount", None)
        self._fill()
        self._ask()

    def toggle(self, n: int) -> None:
        """Add or remove a nation."""
        self.chosen["to"] = self.chosen.get("to", 0) ^ (1 << n)
        self._ask()

    def _fill(self) -> None:
        """Drop what no longer fits; where the options stand open, one of them is always chosen.

        A choice made so may change which fields there are: it goes on until nothing changes.
        """
        before: dict[str, int] | None = None
        while self.chosen != before:
            before = dict(self.chosen)
            self._fit()

    def _fit(self) -> None:
        """Once over the fields that there are now."""
        fields = self._choices.fields(self.chosen)
        self.chosen = {f: v for f, v in self.chosen.items() if any(f == name for name, _ in fields)}
        for field, must in fields:
            if field in ("tear", "amount"):
                continue
            options = self._choices.options(field, self.chosen)
            if field == "to" and self._choices.many():
                self.chosen["to"] = self.chosen.get("to", 0) & sum(1 << o.value for o in options)
                continue
            values = [o.value if field != "to" else 1 << o.value for o in options]
            if self.chosen.get(field, NONE) not in values:
                self.chosen.pop(field, None)
                if must and values and self._stand_open(len(values)):
                    self.chosen[field] = values[0]
        if self._kind is Kind.ASSIGN:
            amount = self.chosen.get("amount", self._choices.units(self.chosen))
            self.chosen["amount"] = min(amount, self._choices.most_units(self.chosen))

    def _stand_open(self, options: int) -> bool:
        """Whether so many options stand open as radio buttons, one of them chosen, and not in a list to choose from."""
        return options <= (1 if self._kind in _GIVEN_UP else _FEW)

    def _ask(self) -> None:
        self._preview = None
        if complete(self._choices, self.chosen):
            return
        wanted = dict(self.chosen)

        def take(preview: OrderPreview | str) -> None:
            if wanted == self.chosen:
                self._preview = preview

        self._desk.preview(self._kind, wanted, take)

    def _reason_not_to(self) -> str:
        lacking = complete(self._choices, self.chosen)
        if lacking:
            return lacking
        if isinstance(self._preview, OrderPreview) and self._preview.hint.legality == Legality.ILLEGAL:
            return previews.verdict(self._preview).text
        return self._preview if isinstance(self._preview, str) else ""

    def confirm(self) -> Result:
        """Put the order on the list; a breach asks once more."""
        preview = self._preview
        line = previews.breach(preview) if isinstance(preview, OrderPreview) else None
        if line is not None:
            text = f"What you send {previews.BREACH}. {line.text}"
            return Push(Confirm("Commit this breach?", text, "Send all the same", "Keep it", danger=True), self._sure)
        if isinstance(preview, OrderPreview) and preview.held == Legality.ILLEGAL:
            setback = previews.freeze(preview)
            text = setback.text if setback else ""
            return Push(Confirm("Order a freeze that fails?", text, "Order it", "Keep it", danger=True), self._sure)
        return self._sure(True)

    def _ahead(self) -> list[previews.Line]:
        """What to tell beside the preview."""
        found = self._preview
        if not isinstance(found, OrderPreview):
            return []
        return self._desk.prospects.beside(self._kind, self.chosen, found)

    def _sure(self, _: object) -> Result:
        self._desk.add(self._kind, self.chosen, self.rationale)
        return Pop(True)

    # -- look

    def build(self, ctx: Ctx) -> Widget:
        order = BY_KIND[self._kind]
        fields = [self._field(ctx, name, must) for name, must in self._choices.fields(self.chosen)]
        about = self._service_help() or (INVITE_HELP if self._more() else order.help)
        body = Column(
            [
                Paragraph(f"{about} ({order.rule})", "body", "dim"),
                *(f for f in fields if f is not None),
                preview_box(
                    self._desk,
                    self._preview,
                    complete(self._choices, self.chosen),
                    self._ahead(),
                ),
            ],
            gap=11,
        )
        reason = TextField(
            "form:reason",
            self.rationale,
            "Your reason, for the review (optional)",
            self._write,
            limit=300,
            name="Reason",
        )
        width = min(600 * max(1, 0.85 * ctx.text_scale), ctx.width_dp - 60)
        tall = ctx.height_dp - 235 * ctx.text_scale
        room = body.measure(ctx, ctx.px(width - 40))[1] / ctx.k + 4
        breach = isinstance(self._preview, OrderPreview) and previews.breach(self._preview) is not None
        buttons: list[Widget] = [
            Button("form:cancel", "Cancel", on_click=Pop),
            Button(
                "form:confirm",
                "Send as a breach…" if breach else "Add to orders",
                "shield-alert" if breach else "check",
                "danger" if breach else "primary",
                default=True,
                accel="ctrl+enter",
                disabled=self._reason_not_to(),
                on_click=self.confirm,
            ),
        ]
        return Dialog(
            [Scroll("form:body", body, height=min(room, tall), name="Fields"), reason],
            title=INVITE if self._more() else KIND[self._kind],
            icon=KIND_ICON[self._kind],
            buttons=buttons,
            id="form",
            width=width,
        )

    def _more(self) -> bool:
        """Whether to form means to invite more nations to a force."""
        return self._kind is Kind.FORM and self._choices.invites_to(self.chosen) is not None

    def _service_help(self) -> str:
        option = self.chosen.get("option", NONE)
        return terms.SERVICE_HELP[Service(option)] if self._kind is Kind.SERVICE and option >= 0 else ""

    def _write(self, text: str) -> None:
        self.rationale = text

    def _field(self, ctx: Ctx, field: str, must: bool) -> Widget | None:
        name = self._choices.name(field, self.chosen)
        if field == "tear":
            chosen = self.chosen.get("report", NONE) >= 0
            why = "" if self._choices.tears(self.chosen) else _NO_TEAR if chosen else "Choose a report first."
            on = bool(self.chosen.get("tear", 0))
            return Checkbox(
                "form:tear",
                "Send the tear-line: one label lower, part of the detail gone",
                on,
                disabled=why,
                on_click=lambda: self.set("tear", int(not on)),
            )
        if field == "amount":
            most = self._choices.most_units(self.chosen)
            stepper = Stepper(
                value=self.chosen.get("amount", 0),
                least=0,
                most=most,
                on_change=lambda v: self.set("amount", v),
                id="form:amount",
                name="Units",
            )
            return _labelled(name, stepper)
        options = self._choices.options(field, self.chosen)
        if not options:
            words = _NOTHING.get(field, "Nothing to choose from.")
            return _labelled(name, Paragraph(words, "body", "warn" if must else "dim"))
        if field == "to" and self._choices.many():
            return _labelled(name, self._nations(options))
        return _labelled(name, self._single(field, must, options))

    def _nations(self, options: list[Option]) -> Widget:
        chosen = members_of(self.chosen.get("to", 0))
        desk = self._desk
        chips: list[Widget] = [
            Chip(
                f"form:to:{desk.code(o.value).lower()}",
                desk.nation_name(o.value),
                selected=o.value in chosen,
                icon="check" if o.value in chosen else "",
                tooltip=o.words,
                on_click=self._toggler(o.value),
            )
            for o in options
        ]
        return Wrap(chips, gap=6)

    def _toggler(self, n: int) -> Callable[[], None]:
        return lambda: self.toggle(n)

    def _single(self, field: str, must: bool, options: list[Option]) -> Widget:
        shift = field == "to"
        pairs = [(str(1 << o.value if shift else o.value), f"{o.words[0].upper()}{o.words[1:]}") for o in options]
        value = str(self.chosen.get(field, NONE))
        if not must:
            pairs = [(str(NONE), "None"), *pairs]
        change = lambda v: self.set(field, int(v))  # noqa: E731
        if self._stand_open(len(pairs)):
            return RadioGroup(options=pairs, value=value, on_change=change, id=f"form:{field}", name=field)
        if must and value == str(NONE):
            pairs = [(str(NONE), "Choose…"), *pairs]
        return Dropdown(f"form:{field}", pairs, value, change, name=field)


_NO_TEAR = "No tear-line can be made of this copy."
_NOTHING = {
    "report": "You hold no report that fits.",
    "other": "There is none.",
    "alert": "You hold no alert that fits.",
    "thread": "Your evidence shows no open thread yet.",
    "key": "Nothing of that kind is open.",
    "to": "There is no nation left to name.",
    "organisation": "You belong to no organisation that offers this.",
    "campaign": "No campaign reaches your audience.",
    "channel": "No channel leads there.",
}


def _labelled(name: str, widget: Widget) -> Widget:
    return Column(
        [Label(name, "body_bold", "hi"), Row([widget], cross="start") if isinstance(widget, Stepper) else widget], gap=4
    )
