package dev.dormouse.conformance.corpus;

import java.util.Arrays;
import java.util.List;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Pattern switches and record patterns, which are in class files of Java 21 and later. */
public final class Patterns {

    private Patterns() {}

    private sealed interface Shape permits Dot, Line, Box {}

    private record Dot(int x, long y) implements Shape {}

    private record Line(Dot from, Dot to) implements Shape {}

    private record Box<T>(T held, Shape around) implements Shape {}

    private enum Mood { GOOD, BAD }

    /** What a record pattern takes apart fails at the second component. */
    private record Broken(int fine, int bad) {

        @Override
        public int bad() {
            throw new IllegalStateException("no " + fine);
        }
    }

    private static List<Shape> shapes() {
        Dot near = new Dot(1, 2);
        Dot far = new Dot(300, -5_000_000_000L);
        return List.of(near, far, new Line(near, far), new Box<>("text", near), new Box<>(5, far), new Box<>(1, near), new Box<>('c', new Line(far, near)));
    }

    /** Sleeps in guards, which are asked in turn, and in the arms. */
    @Row({8, 16})
    @Coroutine
    static long guards(Ask out) {
        long sum = 0;
        for (Shape shape : shapes()) {
            sum = sum * 31 + switch (shape) {
                case Dot(int x, long y) when out.yield(x) > 1 && out.yield((int) y) > 0 -> x + y + out.yield(1);
                case Dot(var x, var y) -> x - y;
                case Line(Dot(int a, long b), Dot(int c, long d)) -> {
                    int got = out.yield(a);
                    yield got + b * c + out.yield((int) d) + d;
                }
                case Box<?>(String text, Shape around) when around instanceof Dot dot -> text.length() + out.yield(dot.x) + dot.y;
                case Box<?>(Integer n, Dot dot) when n > out.yield(n) -> n + dot.y;
                case Box<?>(Integer n, var around) -> n * 2 + out.yield(n);
                case Box<?> box -> out.yield(box.around.hashCode() & 7);
            };
        }
        return sum;
    }

    /** A switch on what the resume gives, null and constants of an enum among it. */
    @Row({8, 16, 22})
    @Coroutine
    static String anything(Exchange<Object, Object> out) {
        StringBuilder all = new StringBuilder();
        for (Object given : Arrays.asList("a", "longer", 7, 70L, null, Mood.BAD, Mood.GOOD, new int[] {4, 5}, 2.5)) {
            switch (given) {
                case null -> all.append(out.yield("none"));
                case String text when text.length() > 1 -> all.append(text).append(out.yield(text)).append(text.length());
                case String text -> all.append(out.yield(given)).append(text);
                case Integer n when out.yield(n) instanceof Integer got && got > n -> all.append(got);
                case Integer n -> all.append(n);
                case Mood mood when mood == Mood.BAD -> all.append(out.yield(mood.ordinal())).append(mood);
                case Mood mood -> all.append(mood.name());
                case int[] list -> {
                    for (int n : list) {
                        all.append(out.yield(n)).append(n);
                    }
                }
                default -> all.append(given.getClass().getSimpleName());
            }
            out.yield(all.length());
        }
        return all.toString();
    }

    @Row(16)
    @Coroutine
    static int inConditions(Ask out) {
        int sum = 0;
        for (Shape shape : shapes()) {
            if (shape instanceof Line(Dot(int a, long b), Dot to) && out.yield(a) > 1 && to instanceof Dot(int c, var d)) {
                sum += (int) (a + b + c + d) + out.yield(c);
            } else if (!(shape instanceof Box<?>(Object held, Shape around))) {
                sum -= out.yield(sum);
            } else {
                sum ^= held.hashCode() + out.yield(around instanceof Dot ? 1 : 2);
            }
        }
        return sum;
    }

    /** The failure of an accessor is wrapped by the language. */
    @Row({16, 38, 40})
    @Coroutine
    static String broken(Ask out) {
        Object broken = new Broken(out.yield(1), 2);
        try {
            return broken instanceof Broken(int fine, int bad) ? "matched " + fine + bad : "no match";
        } catch (MatchException e) {
            return e.getCause().getMessage() + out.yield(2);
        }
    }
}
