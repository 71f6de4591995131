from io import BytesIO
from pathlib import Path

import networkx as nx
from click.testing import CliRunner, Result
from planting import remove, starter

from lardom.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["network", *map(str, arguments)])


def test_networks_are_written_as_gexf_and_csv(tmp_path: Path) -> None:
    study = starter(tmp_path)
    for what in ("parties", "memberships", "codes"):
        place = tmp_path / f"{what}.gexf"
        answer = run(study, place, "--of", what)
        assert answer.exit_code == 0, answer.output
        assert nx.read_gexf(BytesIO(place.read_bytes())).number_of_nodes() > 0
    assert run(study, tmp_path / "ties.csv").exit_code == 0
    assert (tmp_path / "ties.csv").read_text(encoding="utf-8").startswith("source,target,weight,start,end")


def test_nothing_to_tie_or_nowhere_to_write_gives_status_2(tmp_path: Path) -> None:
    study = starter(tmp_path)
    assert run(study, tmp_path / "no" / "such" / "folder.gexf").exit_code == 2
    remove("portfolio/projects.csv")(study)
    remove("portfolio/parties.csv")(study)
    assert run(study, tmp_path / "x.gexf").exit_code == 2
