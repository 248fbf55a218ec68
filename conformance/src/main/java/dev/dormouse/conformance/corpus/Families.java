package dev.dormouse.conformance.corpus;

import java.util.List;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Coroutines in types that know their subtypes, in interfaces, in bodies of enum constants, and in anonymous classes. */
public final class Families {

    private int seed = 3;

    @Override
    public String toString() {
        return "families " + seed;
    }

    /** A sealed type with a coroutine that its members share, and one for each of them. */
    sealed interface Figure permits Square, Circle {

        int size();

        @Coroutine
        default int ask(Ask out) {
            return out.yield(size()) * twice(out, size()) + ownTwice(out);
        }

        @Coroutine
        static int twice(Ask out, int n) {
            return out.yield(n) + out.yield(n + 1);
        }

        @Coroutine
        private int ownTwice(Ask out) {
            return twice(out, 2 * size());
        }
    }

    record Square(int size) implements Figure {

        @Coroutine
        int area(Ask out) {
            return size * out.yield(size) + ask(out);
        }
    }

    static final class Circle implements Figure {

        private int radius = 2;

        @Override
        public int size() {
            return 2 * radius;
        }

        @Coroutine
        int grow(Ask out) {
            radius += out.yield(radius);
            return Figure.super.ask(out);
        }
    }

    @Row({57, 52})
    @Coroutine
    static long figures(Ask out) {
        long sum = 0;
        for (Figure figure : List.of(new Square(2), new Circle(), new Square(5))) {
            sum = sum * 31 + (figure instanceof Square square ? square.area(out) : figure instanceof Circle circle ? circle.grow(out) : -1);
            sum += figure.ask(out);
        }
        return sum + Figure.twice(out, 9);
    }

    /** Constants with bodies of their own; the coroutine is the enum's. */
    enum Step {
        UP {
            @Override
            int by(int n) {
                return n + 1;
            }
        },
        DOWN {
            @Override
            int by(int n) {
                return n - 2;
            }
        };

        abstract int by(int n);

        @Coroutine
        final int walk(Ask out, int n) {
            int at = n;
            for (int i = 0; i < 2; i++) {
                at = by(at) + out.yield(at);
            }
            return at;
        }
    }

    @Row(57)
    @Coroutine
    static int steps(Ask out) {
        return Step.UP.walk(out, 1) * Step.DOWN.walk(out, out.yield(2));
    }

    /** A coroutine of an anonymous class, with what it captures and what is private around it. */
    @Row(57)
    @Coroutine
    int anonymous(Ask out) {
        int captured = out.yield(1);
        var counter = new Object() {

            private int count = captured;

            @Coroutine
            int ask(Ask port) {
                count += port.yield(count) + captured;
                seed += count;
                return count;
            }
        };
        return counter.ask(out) + counter.ask(out) * counter.count + seed;
    }

    /** A generic interface whose coroutine works on what its type argument is. */
    interface Source<T extends Comparable<T>> {

        T first();

        @Coroutine
        default T larger(Ask out, T than) {
            T best = first();
            return out.yield(best.compareTo(than)) > 0 && best.compareTo(than) < 0 ? than : best;
        }
    }

    record Words(String first) implements Source<String> {}

    record Numbers(Integer first) implements Source<Integer> {}

    @Row({54, 26, 52})
    @Coroutine
    static String sources(Ask out) {
        String word = new Words("m").larger(out, "q");
        int number = new Numbers(7).larger(out, 5) + new Numbers(1).larger(out, out.yield(2));
        return word + number;
    }
}
