"""What is fixed about each table: file, checksum, rows, columns with their units.

This is the one home of these facts. The loaders check a file against them, and the
data pages and `data/README.md` print them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Args:
        name: the header in the CSV file.
        unit: the unit as text, or "no unit", "code" or "text".
        meaning: what the column says, in a few words.
        kind: "int" or "float" for numbers, "text" for everything else.
    """

    name: str
    unit: str
    meaning: str
    kind: str = "int"


@dataclass(frozen=True)
class Table:
    """One CSV file.

    Args:
        file: file name in the folder `data/`.
        sha256: checksum of its bytes, as hexadecimal digits.
        n_rows: rows after the header.
        columns: the columns in file order.
        marks: for each column, what `_changed.marks` makes of it: finds the cell
            that somebody changed.
        zero_means_missing: columns in which 0 stands for "not measured".
    """

    file: str
    sha256: str
    n_rows: int
    columns: tuple[Column, ...]
    marks: tuple[tuple[int, int], ...]
    zero_means_missing: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The column names in file order."""
        return [column.name for column in self.columns]


CEREAL = Table(
    file="cereal.csv",
    sha256="abec74e38e8c106fd13c3d2fc7ce1cbe4c450945aef9017d710130b159795a83",
    n_rows=77,
    columns=(
        Column("name", "text", "name of the cereal", "text"),
        Column("mfr", "code", "maker: A, G, K, N, P, Q or R", "text"),
        Column("type", "code", "C eaten cold, H eaten hot", "text"),
        Column("calories", "kcal per serving", "energy"),
        Column("protein", "g per serving", "protein"),
        Column("fat", "g per serving", "fat"),
        Column("sodium", "mg per serving", "sodium"),
        Column("fiber", "g per serving", "dietary fiber", "float"),
        Column("carbo", "g per serving", "starches, without sugars and fiber", "float"),
        Column("sugars", "g per serving", "sugars", "float"),
        Column("potass", "mg per serving", "potassium", "float"),
        Column("vitamins", "% of the daily amount", "vitamins: 0, 25 or 100"),
        Column("shelf", "code", "display shelf 1, 2 or 3, from the floor up"),
        Column("weight", "oz", "weight of one serving (1 oz is 28.35 g)", "float"),
        Column("cups", "cups", "volume of one serving", "float"),
        Column("rating", "no unit", "a score of unstated origin", "float"),
    ),
    marks=(
        (2823662, 106751693),
        (2471487, 93558687),
        (4872403, 189689685),
        (2066019, 83478252),
        (3165722, 123464503),
        (4258136, 170285417),
        (3451211, 139081306),
        (3446116, 132688994),
        (2367187, 96887839),
        (2256332, 93806644),
        (2591133, 100411730),
        (2688791, 105211181),
        (3563305, 141364893),
        (4340411, 167560564),
        (3143494, 128760090),
        (2638339, 104879528),
    ),
)

CONCRETE = Table(
    file="concrete.csv",
    sha256="3e2bd2ff3d9a8e7c54ca851475ad7651671da30fd75e480855539753c152b687",
    n_rows=1030,
    columns=(
        Column("Cement", "kg/m³", "Portland cement", "float"),
        Column("BlastFurnaceSlag", "kg/m³", "ground slag from iron making", "float"),
        Column("FlyAsh", "kg/m³", "ash from coal power stations", "float"),
        Column("Water", "kg/m³", "water", "float"),
        Column("Superplasticizer", "kg/m³", "additive that saves water", "float"),
        Column("CoarseAggregate", "kg/m³", "gravel or crushed stone", "float"),
        Column("FineAggregate", "kg/m³", "sand", "float"),
        Column("Age", "days", "age of the sample when it was crushed"),
        Column("CompressiveStrength", "MPa", "load it bore (the target)", "float"),
    ),
    marks=(
        (34757144, 18369827318),
        (45545966, 23322282418),
        (45841263, 23581822797),
        (31891801, 17495485026),
        (41127988, 21135672747),
        (33187160, 17624639176),
        (32160760, 16658293239),
        (47402886, 26586094771),
        (34017392, 17586892298),
    ),
)

DIABETES = Table(
    file="diabetes.csv",
    sha256="df9976d07996c388feddf7eb073e9658e849be3cadafabf17068a0c86a890792",
    n_rows=768,
    columns=(
        Column("Pregnancies", "count", "number of pregnancies"),
        Column("Glucose", "mg/dl", "blood glucose, 2 h after drinking glucose"),
        Column("BloodPressure", "mm Hg", "diastolic blood pressure"),
        Column("SkinThickness", "mm", "skin fold over the triceps"),
        Column("Insulin", "µU/ml", "insulin in serum, 2 h after drinking glucose"),
        Column("BMI", "kg/m²", "body mass index", "float"),
        Column(
            "DiabetesPedigreeFunction", "no unit", "score of family history", "float"
        ),
        Column("Age", "years", "age"),
        Column("Outcome", "code", "1 if diabetes was found within 5 years, else 0"),
    ),
    marks=(
        (28548420, 11111781002),
        (24242161, 9462441660),
        (22925932, 8968223320),
        (32530118, 12387904896),
        (33575278, 12851149993),
        (25231434, 9572808112),
        (25274806, 9725859324),
        (25696875, 9821569950),
        (45006856, 17316022876),
    ),
    zero_means_missing=("Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"),
)

TABLES = {"cereal": CEREAL, "concrete": CONCRETE, "diabetes": DIABETES}
