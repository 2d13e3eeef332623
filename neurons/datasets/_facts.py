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
        unit: the unit as text; "" for a pure number, "text" or "code" otherwise.
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
    """

    file: str
    sha256: str
    n_rows: int
    columns: tuple[Column, ...]

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
        Column("rating", "", "a score of unstated origin", "float"),
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
)
