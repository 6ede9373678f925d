"""A tree of boxes + a size → the largest type scale at which everything fits, or what does not.

A scale runs from −1 (every size at its smallest) through 0 (usual) to 1 (largest). Text is shaped
once; each trial only breaks lines again and places the boxes again.
"""

from __future__ import annotations

from infographix.boxes.build import TIGHTENING, Region, Tree, walk
from infographix.boxes.mend import mend
from infographix.boxes.place import Measured, descend, measure, missing, overflow
from infographix.errors import FitError
from infographix.shortage import explain

STEPS = 32
"""Scales that are told apart between the smallest and the largest: a step is 1/16 of the range."""
KNEE = STEPS / 2 * (1 - 1 / TIGHTENING)
"""The step below which spaces are at their smallest."""
SPACE_GROWTH, TYPE_GROWTH = 0.04, 0.0125
"""By how much of the height content grows a step, above the knee and below it (measured)."""
PATIENCE = 4
"""How many trials in a row may leave more than half of the steps, before the middle is tried."""
FORGIVEN = 0.5
"""Px that content may be larger than its box: less than a pixel once edges are snapped."""


def fit(tree: Tree, width: float, height: float) -> float:
    """Do as `try_fit`; FitError, which names the fields that are too long, where nothing fits."""
    scale = try_fit(tree, width, height)
    if scale is None:
        search = _Search(tree, width, height)
        raise FitError(explain(tree, search.lack_anew))
    return scale


def try_fit(tree: Tree, width: float, height: float) -> float | None:
    """Place the tree at the largest scale at which everything fits, and return that scale.

    Then each region with a scale of its own grows as far as everything still fits. None where it
    does not fit at the smallest scale.
    """
    search = _Search(tree, width, height)
    step = search.first()
    if step < 0:
        return None
    for region in tree.regions[1:]:
        search.largest([region], step, STEPS)
    search.place()
    return _scale(step)


class _Search:
    """Trials of one tree in one size. Phrases of whole texts stay whole where that is possible.

    A trial measures widths and natural heights only; `place` sets the boxes in the end. Where some
    box takes a share of a height, whose content may need more, each trial places them.
    """

    def __init__(self, tree: Tree, width: float, height: float) -> None:
        self.tree = tree
        self.width = width
        self.height = height
        self.tears = 0
        """How many phrases are torn even at the smallest scale, and may be torn at others."""
        self._wholes = [text for region in tree.regions for text in region.texts if text.whole]
        self._shares = any(element.box.height_share is not None for element in walk(tree.root))
        self._measured: Measured | None = None
        self._measured_at: list[float] = []

    def first(self) -> int:
        """Set all regions to the largest step at which everything fits; −1 where there is none."""
        every = self.tree.regions
        step = self.largest(every, -1, STEPS)
        if step < 0 and self.lack(every, 0) <= FORGIVEN:
            self.tears = self.torn()
            step = self.largest(every, 0, STEPS)
        return step

    def largest(self, regions: list[Region], low: int, high: int) -> int:
        """Set regions to the largest step above `low`, which is known to fit, at which all fits.

        The first step to try is the knee, the next where the lack should vanish by the trials so
        far (`_Trials`): 3.3 trials on average, where halving the steps takes 5.
        """
        trials = _Trials()
        trial = min(max(round(KNEE), low + 1), high)
        slow = 0
        while low < high:
            left = high - low
            lack = self.lack(regions, trial)
            fits = lack <= FORGIVEN and self.torn() <= self.tears
            trials.add(trial, (lack - FORGIVEN) / self.height)
            low, high = (trial, high) if fits else (low, trial - 1)
            slow = slow + 1 if high - low > left / 2 else 0
            torn = not fits and lack <= FORGIVEN
            middle = slow == PATIENCE or torn
            trial = (low + high + 1) // 2 if middle else min(max(trials.guess(), low + 1), high)
        if low >= 0:
            _set(regions, low)
        return low

    def lack(self, regions: list[Region], step: int) -> float:
        """Set regions to a step and return by how many px something is too small for it."""
        _set(regions, step)
        measured = self._measure()
        lack = missing(measured, self.height)
        if self._shares and lack <= FORGIVEN:
            descend(measured, self.height)
            return max(lack, *(px for _, px in overflow(self.tree.root.box)), 0.0)
        return lack

    def lack_anew(self) -> float:
        """Return what is lacking at the smallest scale once texts have been changed."""
        self._measured = None
        return self.lack(self.tree.regions, 0) - FORGIVEN

    def torn(self) -> int:
        """Return how many phrases are torn in whole texts, as they were measured last."""
        return sum([text.torn for text in self._wholes])

    def place(self) -> None:
        """Place the tree as its regions are set; texts take lines that there is still room for."""
        measured = self._measure()
        mended = mend(measured, self.height, FORGIVEN)
        descend(measured, self.height)
        if mended and self._shares and any(px > FORGIVEN for _, px in overflow(self.tree.root.box)):
            self._measured = None
            _reset(self.tree.regions)
            descend(self._measure(), self.height)

    def _measure(self) -> Measured:
        """Measure the tree as its regions are set, if that is not how it was measured last."""
        scales = [region.scale for region in self.tree.regions]
        if self._measured is None or scales != self._measured_at:
            self._measured = measure(self.tree.root.box, self.width)
            self._measured_at = scales
        return self._measured


class _Trials:
    """Where content is found to lack room, as a line through two trials: the last of either kind.

    Steps are measured by how much content grows up to them. Until there are two trials, content is
    taken to grow as it usually does.
    """

    def __init__(self) -> None:
        self._points: list[tuple[float, float]] = []

    def add(self, step: int, lack: float) -> None:
        """Note what a step lacks, as a ratio of the height; below 0 it has room to spare."""
        others = [point for point in self._points if (point[1] > 0) != (lack > 0)]
        self._points = [*(others or self._points)[-1:], (_growth(step), lack)]

    def guess(self) -> int:
        """Return the step at which nothing should be lacking and nothing be spare."""
        (x0, y0), (x1, y1) = self._points[0], self._points[-1]
        slope = (y1 - y0) / (x1 - x0) if x1 != x0 else 1.0
        return _step(x1 - y1 / slope if slope > 0 else x1 - y1)


def _growth(step: float) -> float:
    """Return by how much of the height content grows from the smallest scale up to a step.

    Below the knee only type gives way, so a step is worth less.
    """
    return min(step, KNEE) * TYPE_GROWTH + max(0.0, step - KNEE) * SPACE_GROWTH


def _step(growth: float) -> int:
    """Return the step that content has grown to."""
    above = growth - KNEE * TYPE_GROWTH
    return round(KNEE + above / SPACE_GROWTH if above > 0 else growth / TYPE_GROWTH)


def _set(regions: list[Region], step: int) -> None:
    for region in regions:
        region.set(_scale(step))


def _reset(regions: list[Region]) -> None:
    for region in regions:
        region.set(region.scale)


def _scale(step: int) -> float:
    return 2 * step / STEPS - 1
