"""What a member is by its name, where nobody said; the rest of merging is tried through the lists."""

from __future__ import annotations

import pytest

from app.domain.plan import InstitutionType
from app.service.rosters import kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Elm Street School", InstitutionType.SCHOOL),
        ("Riverside Academy", InstitutionType.SCHOOL),
        ("Riverside University Students' Union", InstitutionType.STUDENTS_UNION),
        ("University of the Estuary", InstitutionType.UNIVERSITY),
        ("Corner Masjid", InstitutionType.MOSQUE),
        ("Hill Reform Synagogue", InstitutionType.SYNAGOGUE),
        ("Parish of Old Town", InstitutionType.CHURCH),
        ("Cleaners' Union Branch 4", InstitutionType.UNION),
        ("Neighbours", InstitutionType.OTHER),
    ],
)
def test_a_name_often_says_it(name: str, kind: InstitutionType) -> None:
    assert kind_of(name) is kind
