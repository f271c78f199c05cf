"""The parts of the table, in its order: each measures one thing."""
from instrument.sections import footprint, length, memory, minute, sample, startup, timing, trees, truth

#: By the name that --only takes.
ALL = {
    "startup": startup.measure,
    "footprint": footprint.measure,
    "minute": minute.measure,
    "sample": sample.measure,
    "trees": trees.measure,
    "timing": timing.measure,
    "truth": truth.measure,
    "memory": memory.measure,
    "length": length.measure,
}
