package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in selectors and arms of switches. */
public final class Switches {

    /** Selected by. */
    enum Colour { RED, GREEN, BLUE }

    private Switches() {}

    @Row(8)
    @Coroutine
    @SuppressWarnings("fallthrough")
    static int selector(Ask out) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            switch (out.yield(i)) {
                case 1:
                    sum += 1;
                    break;
                case 2:
                    sum += out.yield(20);
                    case 3:
                    sum += Child.some(out, 3);
                    break;
                case Integer.MIN_VALUE:
                    return out.yield(sum);
                default:
                    sum -= out.yield(30);
            }
        }
        return sum;
    }

    @Row(value = 8, args = {"0", "1", "2", "3", "1000000"})
    @Coroutine
    static String arms(Ask out, int n) {
        String text = "n" + n;
        switch (n) {
            case 0 -> text += out.yield(0);
            case 1 -> {
                long here = Child.wide(out, 1);
                text += here + out.yield(2);
            }
            case 2 -> throw new IllegalArgumentException(Child.text(out, 3));
            case 1000000 -> Log.add("far");
            default -> text = Child.text(out, 4) + text;
        }
        return text + out.yield(5);
    }

    @Row(value = 8, args = {"one", "two", "Aa", "BB", "", "other", "null"})
    @Coroutine
    @SuppressWarnings("fallthrough")
    static int strings(Ask out, String text) {
        int result = 0;
        switch (text) {
            case "one":
                result = out.yield(1);
            case "two":
                result += out.yield(2);
                break;
            case "Aa":
                result = Child.once(out, 3);
                break;
            case "BB":
                return out.yield(4);
            case "":
                break;
            default:
                result = -out.yield(5);
        }
        return result * out.yield(6);
    }

    @Row(8)
    @Coroutine
    static int stringSelector(Exchange<String, String> out) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = sum * 10 + switch (out.yield("which " + i) + out.yield("more")) {
                case "r1r2" -> 1;
                case "r3r4" -> String.valueOf(out.yield("length")).length();
                case "r2r0" -> {
                    String kept = out.yield("kept");
                    yield kept == null ? 5 : kept.hashCode() % 9;
                }
                default -> 3;
            };
        }
        return sum;
    }

    @Row(value = 8, args = {"0", "1", "2"})
    @Coroutine
    static int enums(Ask out, int n) {
        Colour colour = Colour.valueOf(n == 0 ? "RED" : n == 1 ? "GREEN" : "BLUE");
        int sum = switch (colour) {
            case RED -> out.yield(1);
            case GREEN -> Child.never(out, 2) + out.yield(2);
            default -> {
                int got = 0;
                for (int i = 0; i < 3; i++) {
                    got += out.yield(i);
                }
                yield got;
            }
        };
        switch (colour) {
            case BLUE:
                sum += out.yield(colour.ordinal());
                break;
            default:
                break;
        }
        return sum;
    }

    @Row({8, 12})
    @Coroutine
    static int expressionUnderOperands(Ask out) {
        int a = 3;
        return a * Math.max(out.yield(1), switch (out.yield(2)) {
            case 2, 3 -> {
                try {
                    yield Child.throwing(out, 4);
                } catch (Trouble e) {
                    yield out.yield(e.getMessage().length());
                }
            }
            case -1 -> throw new IllegalArgumentException("minus one");
            default -> out.yield(5) + a;
        }) + a;
    }

    @Row(8)
    @Coroutine
    static String narrowSelectors(Ask out) {
        byte b = Child.tiny(out, 1);
        char c = (char) ('a' + (Child.letter(out, 2) & 3));
        String text = "";
        switch (b) {
            case -128 -> text += "min";
            case 1 -> text += out.yield(b);
            default -> text += b;
        }
        switch (c) {
            case 'a' -> text += Child.text(out, c);
            case 'b' -> text += "b";
            default -> text += out.yield(c);
        }
        return text + b + c;
    }
}
