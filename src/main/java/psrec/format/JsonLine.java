package psrec.format;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// JSON, an object a line. What is not as it should be is a [JacksonException].
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    /// A parser of the current line, inside its object.
    static JsonParser open(Lines lines) {
        JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), lines.bytes(), lines.from(), lines.to() - lines.from());
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
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                parser.nextToken();
                parser.skipChildren();
            }
            finish(parser);
            return true;
        } catch (JacksonException torn) {
            return false;
        }
    }

    /// The number that is the current value; NaN for null.
    static double number(JsonParser parser) {
        double number = parser.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : parser.getDoubleValue();
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
