"""What can be noted of a learner's answer: a closed set of typed records.

Probes make them and judges read them. `neurons.checks.evidence` writes them to disk
under the names of their fields; a class variable is written too, and tells one kind
of record from another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from neurons.checks.raised import Raised
from neurons.types import AnyArray, Shape


@dataclass(frozen=True, slots=True)
class Absent:
    """A name that is not defined."""

    kind: ClassVar[Literal["absent"]] = "absent"
    type: str = ""


@dataclass(frozen=True, slots=True)
class Stub:
    """None, `...` or NotImplemented: what an unanswered question holds."""

    kind: ClassVar[Literal["stub"]] = "stub"
    type: str


@dataclass(frozen=True, slots=True, eq=False)
class Array:
    """Numbers, truth values or texts that NumPy can hold; a number has shape ()."""

    kind: ClassVar[Literal["array"]] = "array"
    type: str
    data: AnyArray


@dataclass(frozen=True, slots=True)
class Text:
    """One text, shortened."""

    kind: ClassVar[Literal["text"]] = "text"
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class SequenceFacts:
    """A list or tuple of unlike things."""

    kind: ClassVar[Literal["sequence"]] = "sequence"
    type: str
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """Anything that can be called; `stub` says whether its body is still empty."""

    kind: ClassVar[Literal["function"]] = "function"
    type: str
    stub: bool


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A class; `type` is its own name."""

    kind: ClassVar[Literal["class"]] = "class"
    type: str


@dataclass(frozen=True, slots=True)
class KerasFacts:
    """A Keras model or layer that was not looked into."""

    kind: Literal["model", "layer"]
    type: str


@dataclass(frozen=True, slots=True)
class Other:
    """Anything else, by the name of its class; of far too many values, their count."""

    kind: ClassVar[Literal["other"]] = "other"
    type: str
    count: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LayerFacts:
    """One innermost layer of a model.

    Attributes:
        class_name: name of its class.
        keras_class: the class of Keras's that it is a kind of.
        own: whether its class is the learner's own.
        name: its name.
        dense: whether it is a Dense layer.
        shapes: shape of each of its weights.
        weights: its weights; empty where they are too large.
        activation: name of its activation; empty where it has none.
        units: units of a Dense layer.
        use_bias: whether a Dense layer has biases.
    """

    class_name: str = field(metadata={"key": "class"})
    keras_class: str
    own: bool
    name: str
    dense: bool
    shapes: tuple[Shape, ...]
    weights: tuple[AnyArray, ...]
    activation: str
    units: int | None = None
    use_bias: bool | None = None


@dataclass(frozen=True, slots=True)
class ModelFacts(KerasFacts):
    """A Keras model or layer that was looked into, and called once it was built.

    Attributes:
        built: whether it has weights.
        name: its name.
        layers: its innermost layers, in order.
        parameters: how many numbers its weights hold.
        input_shapes: shape of one row for each input that it states.
        outputs: what it gave.
        raised: what it raised instead.
    """

    built: bool
    name: str
    layers: tuple[LayerFacts, ...]
    parameters: int | None = None
    input_shapes: tuple[tuple[int | None, ...], ...] | None = None
    outputs: Fact | None = None
    raised: Raised | None = None


Fact: TypeAlias = (
    Absent
    | Stub
    | Array
    | Text
    | SequenceFacts
    | FunctionFacts
    | ClassFacts
    | KerasFacts
    | ModelFacts
    | Other
)
Missing: TypeAlias = Absent | Stub


@dataclass(frozen=True, slots=True)
class Returned:
    """A call that came to its end.

    Attributes:
        result: what it gave back.
        changed: places of the arguments that it changed.
        printed: whether it printed something.
        reused: true where an earlier call gave this object, with other values in it.
    """

    result: Fact
    changed: tuple[int, ...]
    printed: bool
    reused: bool | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A call that raised."""

    raised: Raised
    printed: bool


CallFacts: TypeAlias = Returned | Stopped


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A loss or a metric: its name, and what it gives for fixed answers."""

    name: str
    value: float | None


@dataclass(frozen=True, slots=True)
class NotCompiled:
    """A model without loss and optimizer, or no model."""

    compiled: ClassVar[Literal[False]] = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """How a model was compiled.

    Attributes:
        optimizer: the class of Keras's that the optimizer is a kind of.
        steps: the optimizer's step counter.
        loss: None where none was given.
        metrics: all that were given.
    """

    compiled: ClassVar[Literal[True]] = True
    optimizer: str
    steps: int
    loss: NamedFigure | None
    metrics: tuple[NamedFigure, ...]


CompileFacts: TypeAlias = NotCompiled | Compiled


@dataclass(frozen=True, slots=True)
class Converted:
    """What a converter made of a model.

    Attributes:
        result: what it gave back.
        printed: whether it printed something.
        changed: whether it changed the model's weights.
    """

    result: Fact
    printed: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A model at which a converter raised.

    Attributes:
        raised: the exception.
        value_error: whether it is a ValueError.
        text: its whole message.
    """

    raised: Raised
    value_error: bool
    text: str


Conversion: TypeAlias = Converted | Refused


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was noted of one answer.

    Attributes:
        names: what each name of the task holds.
        calls: the calls of the task's function, the first one again at the end.
        model: the task's model.
        compile: how it was compiled.
        conversions: what a converter made of known networks.
        refusals: what it did with networks that it must refuse.
        version: that of the task's probe; None for the first one.
    """

    names: Mapping[str, Fact]
    calls: tuple[CallFacts, ...] | None = None
    model: Fact | None = None
    compile: CompileFacts | None = None
    conversions: tuple[Conversion, ...] | None = None
    refusals: tuple[Conversion, ...] | None = None
    version: int | None = None
