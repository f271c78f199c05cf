package psrec.format;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A command line in a file: a JSON array of strings.
final class JsonWords {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonWords() {}

    /// The words; where it is no such array, the text as one word.
    static List<String> parse(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return List.of(text);
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                words.add(parser.getString());
            }
            return parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null ? words : List.of(text);
        } catch (JacksonException other) {
            return List.of(text);
        }
    }
}
