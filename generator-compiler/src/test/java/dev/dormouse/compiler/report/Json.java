package dev.dormouse.compiler.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of JSON (RFC 8259) whose numbers are integers: objects are maps, lists lists. It shares nothing with the writer. */
final class Json {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([{}\\[\\],:])|\"((?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*)\"|(-?(?:0|[1-9][0-9]*))|(true|false|null))");

    private final Matcher matcher;
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
        matcher = TOKEN.matcher(text);
    }

    static Object read(String text) {
        Json json = new Json(text);
        json.next();
        Object value = json.value();
        if (!text.substring(json.at).isBlank()) {
            throw json.wrong("the end");
        }
        return value;
    }

    private void next() {
        if (!matcher.find(at) || matcher.start() != at) {
            throw wrong("a token");
        }
        at = matcher.end();
    }

    private Object value() {
        if (matcher.group(2) != null) {
            return unescaped(matcher.group(2));
        }
        if (matcher.group(3) != null) {
            return Integer.valueOf(matcher.group(3));
        }
        if (matcher.group(4) != null) {
            return matcher.group(4).equals("null") ? null : Boolean.valueOf(matcher.group(4));
        }
        return switch (matcher.group(1)) {
            case "{" -> object();
            case "[" -> list();
            default -> throw wrong("a value");
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        next();
        while (!"}".equals(matcher.group(1))) {
            if (matcher.group(2) == null) {
                throw wrong("a name");
            }
            String name = unescaped(matcher.group(2));
            next();
            expect(":");
            next();
            if (members.containsKey(name)) {
                throw wrong("no second " + name);
            }
            members.put(name, value());
            separate("}");
        }
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        next();
        while (!"]".equals(matcher.group(1))) {
            elements.add(value());
            separate("]");
        }
        return elements;
    }

    private void separate(String end) {
        next();
        if (!end.equals(matcher.group(1))) {
            expect(",");
            next();
            if (end.equals(matcher.group(1))) {
                throw wrong("an element behind the comma");
            }
        }
    }

    private void expect(String token) {
        if (!token.equals(matcher.group(1))) {
            throw wrong(token);
        }
    }

    private static String unescaped(String quoted) {
        return Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))").matcher(quoted).replaceAll(escape -> Matcher.quoteReplacement(escape.group(1) != null
                ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                : String.valueOf("\b\f\n\r\t\"\\/".charAt("bfnrt\"\\/".indexOf(escape.group(2))))));
    }

    private AssertionError wrong(String expected) {
        return new AssertionError("at " + at + ", expected " + expected + ": …" + text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20)));
    }
}
