"""A study folder comes in by command, whole or not at all."""

from pathlib import Path

import pytest
from instances import Instance, seeded
from workbench import EXAMPLE

STUDIES = "import django; django.setup()\nfrom lardom.web.study.models import Study\nprint(Study.objects.count())"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return seeded(tmp_path_factory.mktemp("in"))


def test_a_folder_becomes_a_study_beside_the_others(instance: Instance) -> None:
    before = int(instance.python(STUDIES))
    told = instance.lardom("import", EXAMPLE, "--language", "en")
    assert "signaler-som-bar-2" in told
    assert int(instance.python(STUDIES)) == before + 1


def test_a_folder_with_errors_does_not_come_in(instance: Instance, tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('title = "Trasig"\n', "utf-8")
    (tmp_path / "portfolio").mkdir()
    (tmp_path / "portfolio/projects.csv").write_text("project_id,title\nA,Alfa\n", "utf-8")
    (tmp_path / "respondents.csv").write_text("respondent_id,project_id,label\nA-R1,finns-inte,R1\n", "utf-8")
    before = instance.python(STUDIES)
    told = instance.lardom("import", tmp_path, "--language", "en", code=1)
    assert "finns-inte" in told
    assert instance.python(STUDIES) == before


def test_a_folder_that_is_not_there_is_told(instance: Instance, tmp_path: Path) -> None:
    instance.lardom("import", tmp_path / "ingenstans", code=2)
