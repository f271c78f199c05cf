package psrec.chart;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A headless Chromium with one page, spoken to by its DevTools protocol. It ends with this, by its pid.
final class Browser implements AutoCloseable {
    /// Ends a hung test; no test depends on it.
    private static final long HANG_SECONDS = 120;

    private static final String LISTENING = "DevTools listening on ";

    /// Something that happened in the page.
    record Event(String method, Map<String, Object> facts) {}

    private final Process chromium;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> asked = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private WebSocket socket;
    private String session = "";

    /// @param folder an empty one, for what the browser keeps
    static Browser start(Path folder) throws Exception {
        Path program = Path.of("/usr/bin/chromium");
        if (!Files.isExecutable(program)) {
            abort(
                    "skipped: there is no /usr/bin/chromium (Debian's package chromium) that the page could be tested in");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-breakpad",
                        "--hide-scrollbars",
                        "--window-size=1280,1000",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", folder.toString());
        Browser browser = new Browser(builder.start());
        try {
            browser.connect();
            return browser;
        } catch (Exception trouble) {
            browser.close();
            throw trouble;
        }
    }

    private Browser(Process chromium) {
        this.chromium = chromium;
    }

    private void connect() throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(chromium.getErrorStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("chromium ended before it listened");
        }
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(line.substring(LISTENING.length())), new Answers())
                .get(HANG_SECONDS, TimeUnit.SECONDS);
        Object target =
                call("Target.createTarget", "{\"url\": \"about:blank\"}").get("targetId");
        session = call("Target.attachToTarget", "{\"targetId\": \"" + target + "\", \"flatten\": true}")
                .get("sessionId")
                .toString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", "{}");
        }
    }

    /// Opens a page from the disk and waits until it is loaded; forgets what happened before.
    void open(Path page) throws Exception {
        events.clear();
        loaded = new CompletableFuture<>();
        call("Page.navigate", "{\"url\": \"" + page.toUri() + "\"}");
        loaded.get(HANG_SECONDS, TimeUnit.SECONDS);
    }

    /// Asks the browser to do something.
    ///
    /// @param parameters as JSON
    Map<String, Object> call(String method, String parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        asked.put(id, answer);
        String of = session.isEmpty() ? "" : ", \"sessionId\": \"" + session + "\"";
        socket.sendText(
                        "{\"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + parameters + of + "}",
                        true)
                .get(HANG_SECONDS, TimeUnit.SECONDS);
        Map<String, Object> all = answer.get(HANG_SECONDS, TimeUnit.SECONDS);
        if (all.get("error") != null) {
            throw new AssertionError(method + ": " + all.get("error"));
        }
        return map(all.get("result"));
    }

    /// The value of an expression in the page, after the next frame was drawn.
    @Nullable
    Object evaluate(String expression) throws Exception {
        String drawn = "new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next))).then(() => ("
                + expression + "))";
        Map<String, Object> answer = call(
                "Runtime.evaluate",
                "{\"expression\": " + quoted(drawn) + ", \"awaitPromise\": true, \"returnByValue\": true}");
        if (answer.get("exceptionDetails") != null) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return map(answer.get("result")).get("value");
    }

    /// A mouse event at a place of the page.
    ///
    /// @param more further parameters, as JSON: `"deltaY": 100`
    void mouse(String type, double x, double y, String more) throws Exception {
        call(
                "Input.dispatchMouseEvent",
                "{\"type\": \"" + type + "\", \"x\": " + x + ", \"y\": " + y + (more.isEmpty() ? "" : ", " + more)
                        + "}");
    }

    /// A key that is pressed and let go.
    ///
    /// @param key as the page is told: `ArrowLeft`
    void key(String key, boolean shift) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    "{\"type\": \"" + type + "\", \"key\": " + quoted(key) + ", \"modifiers\": " + (shift ? 8 : 0)
                            + "}");
        }
    }

    /// What happened since the page was opened.
    List<Event> events(String... methods) {
        return events.stream()
                .filter(event -> List.of(methods).contains(event.method()))
                .toList();
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = chromium.descendants().toList();
        chromium.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        chromium.onExit().orTimeout(HANG_SECONDS, TimeUnit.SECONDS).join();
        children.forEach(child ->
                child.onExit().orTimeout(HANG_SECONDS, TimeUnit.SECONDS).join());
        client.shutdownNow();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                Map<String, Object> message = parse(text.toString());
                text.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(Map<String, Object> message) {
            if (message.get("id") instanceof Number id) {
                asked.remove(id.intValue()).complete(message);
            } else if (message.get("method") instanceof String method) {
                events.add(new Event(method, map(message.get("params"))));
                if (method.equals("Page.loadEventFired")) {
                    loaded.complete(null);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object json) {
        return (Map<String, Object>) json;
    }

    private static Map<String, Object> parse(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return map(value(parser));
        }
    }

    /// The value that the parser stands at, as maps, lists, strings, numbers, booleans.
    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            default -> null;
        };
    }
}
