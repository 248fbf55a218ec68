package dev.dormouse.conformance;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The source of coroutines that are near the limits of a method, or whose state machines are past them. */
final class Large {

    private final StringBuilder methods = new StringBuilder();

    private Large() {}

    /** A class of package {@code corpus} with all of them. */
    static String source() {
        Large large = new Large();
        for (int points : new int[] {1, 255, 256, 257}) {
            large.exactly(points);
        }
        large.straight();
        large.looping();
        large.delegating();
        large.catching();
        large.covered();
        large.wide();
        large.operands();
        large.jumping();
        large.stretch();
        large.fan();
        return "package dev.dormouse.conformance.corpus;\nimport dev.dormouse.Coroutine;\nimport dev.dormouse.Yield;\nimport dev.dormouse.conformance.Row;\n"
                + "import dev.dormouse.conformance.corpus.Ports.Ask;\npublic class Large {\nint field;\nstatic String shown(int v) { return \"v\" + v; }\n" + large.methods + "}\n";
    }

    private static String times(int count, IntFunction<String> statement) {
        return IntStream.range(0, count).mapToObj(statement).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }

    private void add(String rows, String text) {
        methods.append("@Row(").append(rows).append(")\n@Coroutine\n").append(text);
    }

    /** As many points as a state of one byte just holds, or does not; and a parent that keeps that state where the child is opaque. */
    private void exactly(int points) {
        add("34", "static int points" + points + "(Ask out) {\nint sum = 0;\n" + times(points, i -> "sum += out.yield(" + i + ");") + "return sum;\n}\n");
        add("34", format("static long parent%1$d(Ask out) {\nbyte tag = (byte) out.yield(-1);\nlong sum = points%1$d(out);\nreturn sum << 8 | tag & 0xff;\n}\n", points));
    }

    private void straight() {
        add("{34, 35}", "static long straight(Yield.OfLong out) {\nlong a = 1, b = 2;\n" + times(3000, i -> "out.yield(a); a += b; b = a - b;") + "return a ^ b;\n}\n");
    }

    private void looping() {
        add("{34, 35}", "int looping(Ask out) {\nint sum = 0;\nfor (int i = 0; i < 2; i++) {\nString at = \"round \" + i;\n"
                + times(3000, i -> i % 1000 == 999 ? "at += field++ + sum;" : i % 10 == 9 ? "field += out.yield(field);" : "sum += out.yield(i);") + "Log.add(at, sum);\n}\nreturn sum;\n}\n");
    }

    /** Children that mostly end at once: where a part ends, the next one goes on. */
    private void delegating() {
        add("{34, 35}", "static long delegating(Ask out) {\nlong sum = 0;\nint last = 0;\n" + times(3000, i -> format("sum += last = Child.some(out, %d);", i % 7 == 0 ? i : 4 * i)) + "return sum ^ last;\n}\n");
    }

    /** Children that throw, now before they have slept, now after; a string stays alive in some handlers. */
    private void catching() {
        add("{34, 35}", "static String catching(Ask out) {\nint sum = 0;\nString text = \"\";\n" + times(1000, i -> format(
                "try { sum += Child.throwing(out, %d); } catch (Trouble e) { %s }", i % 3 == 0 ? -i - 1 : i, i % 100 == 7 ? "text += e.getMessage() + sum;" : "sum++;")) + "return text + sum;\n}\n");
    }

    /** Everything under one handler, which sleeps itself, and under a finally. */
    private void covered() {
        add("{35, 41}", "static int covered(Ask out) throws Trouble {\nint sum = 0, caught = 0;\ntry {\ntry {\n"
                + times(300, i -> format("sum += out.yield(%d); if (sum %% 1000 == %d) throw new Trouble.Worse(shown(%d)); caught = Child.some(out, %d);", i, i, i, i % 5 * 4))
                + "} catch (Trouble.Worse e) {\ncaught += out.yield(sum);\nLog.add(e.getMessage(), caught);\n}\n} finally {\nLog.add(\"finally \", sum + out.yield(caught));\n}\nreturn sum;\n}\n");
    }

    /** Past 64 KiB by what is stored and restored: each kind of variable, and slots past 255. */
    private void wide() {
        add("{33, 35}", "static double wide(Ask out) {\n" + times(80, i -> format("long l%1$d = %1$dL << 33; double d%1$d = %1$d / 7d; int i%1$d = %1$d; String s%1$d = shown(%1$d);", i))
                + times(200, i -> format("l%1$d += out.yield(i%1$d); d%1$d -= Child.some(out, %2$d); i%1$d ^= (int) l%1$d; s%1$d = shown(i%1$d);", i % 80, i % 6))
                + "return 0" + times(80, i -> format(" + l%1$d + d%1$d + i%1$d + s%1$d.length()", i)) + ";\n}\n");
    }

    /** Operands alive below calls that are over at once, in another part. */
    private void operands() {
        add("{20, 35}", "static long operands(Ask out) {\nlong sum = 0;\n" + times(250, i -> format(
                "sum = sum * 31 + (shown(%1$d) + Child.some(out, %2$d) + (%1$dL << 40) + Child.some(out, 4) + out.yield(%1$d)).hashCode();", i, i % 5)) + "return sum;\n}\n");
    }

    /** Every point may follow every other. */
    private void jumping() {
        add("{8, 35}", "static int jumping(Ask out) {\nint at = 0, sum = 0;\nfor (int i = 0; i < 400; i++) {\nswitch (at) {\n"
                + times(400, i -> format("case %d: sum += %s; at = %d; break;", i, i % 2 == 0 ? "out.yield(sum)" : format("Child.some(out, %d)", i % 3 * 2), (i * 311 + 17) % 400))
                + "default: at = 0;\n}\n}\nreturn sum;\n}\n");
    }

    /** A piece without points that HotSpot does not compile, in a loop, and a part that it does. */
    private void stretch() {
        add("35", "static int stretch(Ask out) {\nint sum = 0;\nfor (int i = 0; i < 3; i++) {\n" + times(900, i -> format("sum = sum * 31 + (sum >>> %d) + i;", i % 31)) + "sum += out.yield(sum);\n}\n"
                + times(200, i -> "sum += out.yield(sum);") + "return sum;\n}\n");
    }

    /** Each of twelve levels calls the next twice: 2048 leaves, more than one driver holds. */
    private void fan() {
        methods.append("@Coroutine\nstatic long fan1(Ask out, int v, int failing) throws Trouble {\nlong got = v + out.yield(v);\nif (v == failing) {\nthrow new Trouble(shown(v));\n}\nreturn got;\n}\n");
        for (int level = 2; level < 12; level++) {
            methods.append(format("@Coroutine\nstatic long fan%1$d(Ask out, int v, int failing) throws Trouble {\nlong first = fan%2$d(out, 2 * v, failing);\nreturn first ^ 31 * fan%2$d(out, 2 * v + 1, failing);\n}\n",
                    level, level - 1));
        }
        add("value = {83, 88}, args = {\"0\", \"3000\"}", "static long fan(Ask out, int failing) throws Trouble {\nlong first = fan11(out, 2, failing);\nreturn first - fan11(out, 3, failing);\n}\n");
    }
}
