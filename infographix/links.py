"""A spec's codes and a format → what each holds: addresses that count visits, a logo, a hotline.

An address that the spec gives stays byte for byte as it is. That of a service gets UTM parameters
of the format's network; where its code would be too fine, the layout takes one with fewer of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import NamedTuple, Protocol, TypeVar

from msgspec import Struct

from infographix import qr
from infographix.errors import FitError, Problem, QRError, SpecError
from infographix.facts import codes as fields
from infographix.facts.codes import CodeFact, codes_in, printed, with_codes
from infographix.facts.model import Infographic
from infographix.facts.refusal import shown
from infographix.facts.shown import FactText
from infographix.finding import Finding
from infographix.format import Format
from infographix.network import Network, choose
from infographix.services import SURE, Service, Services
from infographix.vietnamese.sorting import slug

DROPPED = ("utm_content", "utm_medium", "utm_source", "utm_campaign")
"""The order in which parameters are left out of an address that is too long."""

CAMPAIGN_LIMIT, CONTENT_LIMIT = 60, 40

T = TypeVar("T")
Cost = tuple[int, ...]
"""What an attempt to place the facts costs: left out blocks first, then how poor the layout is."""


class Thrift(NamedTuple):
    """What codes do without: parameters of their addresses, the hotline beside them."""

    dropped: int = 0
    quiet: bool = False


class Drawn(Protocol):
    """A code as it was drawn: the path of its fact, its address, why that is not the fullest."""

    @property
    def field(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def why(self) -> str: ...


class Goal(Struct, frozen=True):
    """Where one code leads; `service` is None where its address was given."""

    addresses: tuple[str, ...]
    service: Service | None = None


class Linked(Struct, frozen=True):
    """A spec whose services have their addresses, what its codes hold by path, and findings."""

    spec: Infographic
    goals: Mapping[str, Goal] = {}
    logos: Mapping[str, bool | str] = {}
    findings: tuple[Finding, ...] = ()

    def fill(self, facts: SimpleNamespace, logo: str | None, thrift: Thrift) -> None:
        """Give the codes of a view what they hold; `logo` is the source of the piece's own.

        SpecError where a code asks for a logo that the piece has not.
        """
        if not self.goals:
            return
        for node in _nodes(facts):
            goal = self.goals.get(node.path)
            if goal is not None:
                source = self._logo(node.path, logo)
                addresses = goal.addresses[thrift.dropped :] or goal.addresses[-1:]
                node.url = CodeFact(f"{node.path}.url", addresses, source)
                if goal.service is not None:
                    self._beside(node, goal.service)
                    node.quiet = thrift.quiet

    def _logo(self, path: str, own: str | None) -> str:
        asked = self.logos.get(path, False)
        if asked is True and own is None:
            hint = "give the piece a `logo`, or name a picture file here"
            raise SpecError(
                Problem("there is no logo to put into the code", f"{path}.logo", hint=hint)
            )
        return (own or "") if asked is True else asked or ""

    def _beside(self, node: SimpleNamespace, service: Service) -> None:
        node.printed = FactText(service.printed or printed(service.url), f"{node.path}.service")
        if service.hotline and not _is_said(service.hotline, self._near(node.path)):
            node.hotline = FactText(service.hotline, f"{node.path}.hotline")

    def _near(self, path: str) -> Iterator[object]:
        """Yield what stands near a code: the call to action, and the block that it is in."""
        yield self.spec.cta
        place = re.match(r"blocks\[(\d+)\]", path)
        yield self.spec.blocks[int(place[1])] if place else self.spec.qr


def resolve(
    spec: Infographic,
    form: Format,
    services: Callable[[], Services],
    networks: Callable[[], Mapping[str, Network]],
) -> Linked:
    """Look up the services that a spec's codes lead to; SpecError for what is not known.

    `services` and `networks` are asked for only where a code names a service.
    """
    codes = [(path, code) for path, code in codes_in(spec) if code.service or code.logo]
    if not codes:
        return Linked(spec)
    day = spec.date.first_day if spec.date is not None else None
    goals: dict[str, Goal] = {}
    findings: list[Finding] = []
    for path, code in codes:
        if code.service is None:
            goals[path] = Goal((code.url,))
            continue
        service = services().find(code.service, day, f"{path}.service")
        goals[path] = _goal(code, path, service, form, networks, findings)
    found = {
        path: code.leading_to(goal.service.url)
        for path, code in codes
        if (goal := goals[path]).service is not None
    }
    if spec.strict and any(one.code == "qr-campaign" for one in findings):
        what = "with `strict`, nothing is repaired: a campaign is lower-case ASCII with hyphens"
        raise SpecError(
            Problem(what, one.field, str(one.details["found"]), str(one.details["used"]))
            for one in findings
            if one.code == "qr-campaign"
        )
    return Linked(
        with_codes(spec, found), goals, {path: code.logo for path, code in codes}, tuple(findings)
    )


def _goal(
    code: fields.QR,
    path: str,
    service: Service,
    form: Format,
    networks: Callable[[], Mapping[str, Network]],
    findings: list[Finding],
) -> Goal:
    if service.confidence not in SURE:
        details: dict[str, object] = {"url": service.url, "confidence": service.confidence}
        findings.append(Finding("qr-unsure", f"{path}.service", details))
    if code.campaign is None or not service.counted:
        return Goal((service.url,), service)
    campaign = slug(code.campaign)
    if not 0 < len(campaign) <= CAMPAIGN_LIMIT:
        what = "a campaign has letters or digits, and not too many"
        allowed = f"up to {CAMPAIGN_LIMIT} in lower-case ASCII with hyphens, such as kh60-2022"
        raise SpecError(Problem(what, f"{path}.campaign", shown(str(code.campaign)), allowed))
    if campaign != code.campaign:
        details = {"found": str(code.campaign), "used": campaign}
        findings.append(Finding("qr-campaign", f"{path}.campaign", details))
    if not form.network:
        findings.append(Finding("qr-no-network", f"{path}.campaign", {"format": form.name}))
        return Goal((service.url,), service)
    network = choose(form.network, networks(), f"format {form.name}: network")
    return Goal(counted(service.url, network, campaign, content(form)), service)


def fullest(linked: Linked, form: Format, attempt: Callable[[Thrift], tuple[T, Cost]]) -> T:
    """Return what comes out with the fullest addresses that cost nothing else.

    `attempt` returns what came out and what that cost: facts matter more than parameters. What the
    thriftiest step costs is the least that any can: once a fuller one costs no more, it is taken.
    Where nothing fits even without any parameter, its FitError or QRError is passed on.
    """
    first, *others = _steps(linked, form)
    best = _tried(attempt, first, last=not others)
    if best is None or any(best[1]):
        thriftiest = _tried(attempt, others.pop(), last=best is None) if others else None
        least = thriftiest[1][:-1] if thriftiest is not None else ()
        for thrift in others:
            if best is not None and best[1][:-1] <= least:
                break
            made = _tried(attempt, thrift, last=False)
            if made is not None and (best is None or made[1] < best[1]):
                best = made
        if thriftiest is not None and (best is None or thriftiest[1] < best[1]):
            best = thriftiest
    assert best is not None
    return best[0]


def _tried(
    attempt: Callable[[Thrift], tuple[T, Cost]], thrift: Thrift, last: bool
) -> tuple[T, Cost] | None:
    """Return what comes out and its whole cost; None where it has no room, if it is not the `last`.

    A hotline that is left out costs less than anything else.
    """
    try:
        made, cost = attempt(thrift)
    except (FitError, QRError):
        if last:
            raise
        return None
    return made, (*cost, thrift.quiet)


def _steps(linked: Linked, form: Format) -> list[Thrift]:
    """Return what to do without, step by step, as far as that makes a code or its words smaller."""
    counts = {0}
    for goal in linked.goals.values():
        sides = [qr.minimum_side(address, form.width) for address in goal.addresses]
        counts |= {at for at in range(1, len(sides)) if sides[at] < sides[at - 1]}
    steps = [Thrift(count) for count in sorted(counts)]
    short = form.room == "short" or form.use != "infographic"
    calls = any(goal.service and goal.service.hotline for goal in linked.goals.values())
    if short and calls and not linked.spec.strict:
        steps += [Thrift(step.dropped, True) for step in steps]
    return steps


def content(form: Format) -> str:
    """Return what tells the pictures of one network apart: `portrait` of `facebook-portrait`."""
    name = slug(form.name)
    return (name.removeprefix(f"{form.network}-") or name)[:CONTENT_LIMIT]


def counted(url: str, network: Network, campaign: str, what: str) -> tuple[str, ...]:
    """Return the address with all four UTM parameters, then with one less each, in `DROPPED` order.

    An address that has such parameters of its own is left alone.
    """
    if "utm_" in url:
        return (url,)
    given = {
        "utm_source": network.utm_source,
        "utm_medium": network.utm_medium,
        "utm_campaign": campaign,
        "utm_content": what,
    }
    made = [_with(url, given)]
    for name in DROPPED:
        del given[name]
        made.append(_with(url, given))
    return tuple(made)


def _with(url: str, parameters: Mapping[str, str]) -> str:
    base, mark, fragment = url.partition("#")
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    if query:
        joint = "" if base.endswith(("?", "&")) else "&" if "?" in base else "?"
        base = f"{base}{joint}{query}"
    return f"{base}{mark}{fragment}"


def findings(linked: Linked, drawn: Iterable[Drawn]) -> list[Finding]:
    """Say what there is to know of the addresses of a picture's codes."""
    held = {code.field: (code.value, code.why) for code in drawn}
    made = [one for one in linked.findings if one.field.rpartition(".")[0] in held]
    for path, (address, why) in held.items():
        goal = linked.goals.get(path)
        if goal is None or address == goal.addresses[0]:
            continue
        gone = DROPPED[: goal.addresses.index(address)]
        why = why or "the facts would not all fit beside a larger code"
        details: dict[str, object] = {
            "full": goal.addresses[0],
            "used": address,
            "left_out": list(gone),
            "why": why,
        }
        made.append(Finding("qr-shortened", f"{path}.service", details))
    return made


def _nodes(node: object) -> Iterator[SimpleNamespace]:
    """Yield the nodes of codes in a view."""
    if isinstance(node, SimpleNamespace):
        if isinstance(getattr(node, "url", None), CodeFact):
            yield node
            return
        for value in vars(node).values():
            yield from _nodes(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from _nodes(item)


def _is_said(number: str, facts: Iterable[object]) -> bool:
    """Whether a telephone number stands in one of the facts, however it is spaced."""
    digits = r"[\s.\-]*".join(re.findall(r"\d", number))
    return any(re.search(rf"(?<!\d){digits}(?!\d)", text) for text in _texts(facts))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable) and not hasattr(type(value), "model_fields"):
        for item in value:
            yield from _texts(item)
    elif hasattr(type(value), "model_fields"):
        yield from _texts(tuple(vars(value).values()))
