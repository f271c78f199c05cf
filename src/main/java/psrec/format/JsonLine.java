package psrec.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// JSON, an object a line. What is not as it should be is a [JacksonException].
final class JsonLine {
    /// With `NaN`, which is no JSON, but what Python writes.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonLine() {}

    /// A parser of the current line, inside its object.
    static JsonParser open(Lines lines) {
        return inObject(
                JSON.createParser(ObjectReadContext.empty(), lines.bytes(), lines.from(), lines.to() - lines.from()));
    }

    /// A parser of a text of any number of lines, inside its object.
    static JsonParser open(String text) {
        return inObject(JSON.createParser(ObjectReadContext.empty(), text));
    }

    private static JsonParser inObject(JsonParser parser) {
        inside(parser, parser.nextToken());
        return parser;
    }

    /// Makes sure that a token is an object, so that what follows are its members.
    static void inside(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "no object");
        }
    }

    /// Makes sure that nothing stands behind the object.
    static void finish(JsonParser parser) {
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new StreamReadException(parser, "more than an object");
        }
    }

    /// True where the current line is a whole object.
    static boolean isObject(Lines lines) {
        try (JsonParser parser = open(lines)) {
            readKeys(parser);
            finish(parser);
            return true;
        } catch (JacksonException torn) {
            return false;
        }
    }

    /// The names of the members of the current line, in their order; none if it is no whole object.
    static Set<String> keys(Lines lines) {
        try (JsonParser parser = open(lines)) {
            return readKeys(parser);
        } catch (JacksonException other) {
            return Set.of();
        }
    }

    /// The same of a text of any number of lines.
    static Set<String> keys(String text) {
        try (JsonParser parser = open(text)) {
            return readKeys(parser);
        } catch (JacksonException other) {
            return Set.of();
        }
    }

    /// The names of the members of an object that is a member of the current line; none if there is no such
    /// object.
    static Set<String> keys(Lines lines, String member) {
        try (JsonParser parser = open(lines)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals(member);
                if (parser.nextToken() == JsonToken.START_OBJECT && found) {
                    return readKeys(parser);
                }
                parser.skipChildren();
            }
            return Set.of();
        } catch (JacksonException other) {
            return Set.of();
        }
    }

    // Up to the end of the object.
    private static Set<String> readKeys(JsonParser parser) {
        Set<String> keys = new LinkedHashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            keys.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
        return keys;
    }

    /// The number that is the current value; NaN for null, and for what says that a value is unknown.
    static double number(JsonParser parser) {
        boolean unknown = parser.currentToken() == JsonToken.VALUE_NULL
                || (parser.currentToken() == JsonToken.VALUE_STRING && Cells.isUnknown(parser.getString()));
        double number = unknown ? Double.NaN : parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new StreamReadException(parser, "too large");
        }
        return number;
    }

    /// The strings of the array that is the current value.
    static List<String> words(JsonParser parser) {
        List<String> words = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new StreamReadException(parser, "no array");
        }
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            words.add(parser.getString());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new StreamReadException(parser, "more than strings");
        }
        return words;
    }

    /// The words of a command line in a file, a JSON array of strings; where it is none, the text as one word.
    static List<String> words(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            List<String> words = words(parser);
            return parser.nextToken() == null ? words : List.of(text);
        } catch (JacksonException other) {
            return List.of(text);
        }
    }
}
