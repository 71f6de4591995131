from lardom.study.problems import Problem


def test_a_problem_reads_as_a_place_a_fault_and_a_way_out() -> None:
    problem = Problem("answers.csv", "6 is no answer on a 1-5 scale.", "Write 1-5.", row=7, column="value", value="6")
    assert str(problem) == 'answers.csv, row 7, column "value": 6 is no answer on a 1-5 scale. Write 1-5.'


def test_a_problem_of_a_whole_file_names_no_row() -> None:
    assert str(Problem("x.docx", "The file is encrypted.")) == "x.docx: The file is encrypted."


def test_an_error_is_the_default_and_a_warning_must_be_said() -> None:
    assert Problem("a", "b").severity == "error"
    assert Problem("a", "b", severity="warning").severity == "warning"
