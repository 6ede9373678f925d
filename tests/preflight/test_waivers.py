"""Waivers: a finding is accepted by its code with a reason, and kept; damage never is."""

from __future__ import annotations

import pickle
from typing import Any

import jsonschema
import pytest
from trips import facts

import infographix as ig
from infographix import finding

WHY = "Số liệu do đơn vị tự công bố"
DAMAGE = {
    "qr-unreadable",
    "qr-module",
    "qr-contrast",
    "qr-recompressed",
    "text-small",
    "bytes-over",
    "link-look-alike",
    "link-credentials",
    "debug",
}


def test_a_waived_finding_stands_apart_with_its_reason() -> None:
    data = facts(source=None, publisher=None, waive={"no-source": WHY})
    report = ig.render(data, "facebook-square").report
    assert [one.code for one in report.findings] == ["no-publisher"]
    (waived,) = report.waived
    assert (waived.code, waived.field, waived.reason) == ("no-source", "source", WHY)
    assert waived.finding.severity == "warning"
    assert pickle.loads(pickle.dumps(waived)) == waived


def test_what_is_not_found_is_not_kept() -> None:
    report = ig.render(facts(waive={"no-source": WHY}), "facebook-square").report
    assert (report.findings, report.waived) == ((), ())


def refused(waive: Any) -> ig.SpecError:
    with pytest.raises(ig.SpecError) as caught:
        ig.Infographic(**facts(waive=waive))
    return caught.value


def test_an_unknown_code_is_refused_with_the_near_ones() -> None:
    (problem,) = refused({"no-sorce": WHY}).problems
    assert problem.what == "there is no such code of a finding"
    assert problem.where == "waive"
    assert "'no-source'" in problem.hint
    assert "no-publisher" in problem.allowed


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_a_waiver_without_a_reason_is_refused(reason: Any) -> None:
    (problem,) = refused({"no-source": reason}).problems
    assert (problem.where, problem.what) == ("waive.no-source", "this is empty")


@pytest.mark.parametrize("waive", ["no-source", ["no-source"], 5])
def test_a_waiver_is_a_code_and_a_reason(waive: Any) -> None:
    assert refused(waive).problems[0].where == "waive"


@pytest.mark.parametrize("code", finding.codes())
def test_damage_cannot_be_waived(code: str) -> None:
    assert finding.is_damage(code) == (code in DAMAGE)
    if code in DAMAGE:
        (problem,) = refused({code: WHY}).problems
        assert "cannot be waived" in problem.what
    else:
        assert ig.Infographic(**facts(waive={code: WHY})).waive is not None


def test_the_schema_knows_the_codes() -> None:
    schema = ig.json_schema()
    jsonschema.validate(facts(waive={"no-source": WHY}), schema)
    for wrong in ({"no-sorce": WHY}, {"qr-unreadable": WHY}, {"no-source": ""}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(facts(waive=wrong), schema)


def test_a_spec_with_waivers_is_pickled_and_dumped_as_it_was() -> None:
    spec = ig.Infographic(**facts(waive={"no-source": WHY}, hosts="a.vn", map_complete="có"))
    again = pickle.loads(pickle.dumps(spec))
    assert again == spec
    assert ig.Infographic(**spec.model_dump(exclude_unset=True)) == spec
    assert spec.model_dump(exclude_unset=True)["waive"] == {"no-source": WHY}


def test_reasons_are_no_words_of_the_piece() -> None:
    data = facts(waive={"no-source": "Các nghành nghề bit.ly/a"})
    report = ig.render(data, "facebook-square").report
    assert report.findings == ()
    assert report.left_out == ()
