package psrec.report;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON being made: indented, and null for what is not known.
final class Json {
    private static final double EXACT_INTEGERS = 1L << 53;

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /// The text of one object, with a line end behind it.
    static String object(Consumer<Json> members) {
        StringWriter text = new StringWriter();
        ObjectWriteContext indented = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            }
        };
        try (JsonGenerator generator = new JsonFactory().createGenerator(indented, text)) {
            generator.writeStartObject();
            members.accept(new Json(generator));
            generator.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /// A text; null where it is empty.
    Json text(String name, String value) {
        out.writeName(name);
        if (value.isEmpty()) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
        return this;
    }

    Json flag(String name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
        return this;
    }

    Json number(String name, double value) {
        out.writeName(name);
        number(value);
        return this;
    }

    Json texts(String name, List<String> values) {
        out.writeName(name);
        out.writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    Json numbers(String name, double[] values) {
        out.writeName(name);
        out.writeStartArray();
        for (double value : values) {
            number(value);
        }
        out.writeEndArray();
        return this;
    }

    Json object(String name, Consumer<Json> members) {
        out.writeName(name);
        out.writeStartObject();
        members.accept(this);
        out.writeEndObject();
        return this;
    }

    <T> Json objects(String name, List<T> values, Consumer<T> members) {
        out.writeName(name);
        out.writeStartArray();
        for (T value : values) {
            out.writeStartObject();
            members.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }
}
