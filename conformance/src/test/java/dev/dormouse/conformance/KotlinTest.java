package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of Kotlin that are coroutines: compiled by its own compiler, which runs no annotation processor, woven by the command line, and called by coroutines in Java. */
class KotlinTest {

    private static final String TALKS = """
            package talks

            import dev.dormouse.Coroutine
            import dev.dormouse.Yield

            data class Sum(val value: Int, val text: String?)

            object Talks {
                @Coroutine @JvmStatic
                fun fib(out: Yield.OfLong, n: Int): Long {
                    var (a, b) = Pair(0L, 1L)
                    var sum = 0L
                    for (i in 0 until n) {
                        out.yield(a)
                        sum += a
                        b += a.also { a = b }
                    }
                    return sum
                }

                @Coroutine @JvmStatic
                fun both(out: Yield.OfLong, n: Int): Long = fib(out, n) + fib(out, n / 2)

                @Coroutine @JvmStatic
                fun prompt(out: Yield.OfLong, n: Int): Long = 7L * n

                @Coroutine @JvmStatic
                fun words(out: Yield<String>, text: String?, also: List<String>): Int {
                    var count = 0
                    for ((i, word) in (text ?: "none given").split(" ").withIndex()) {
                        out.yield("$i:$word")
                        count += word.length
                    }
                    try {
                        also.forEach {
                            when (it) {
                                "a", "b" -> out.yield(it.uppercase())
                                else -> out.yield(it)
                            }
                        }
                    } finally {
                        count++
                    }
                    val (value, rest) = Sum(count, text)
                    out.yield(rest ?: "null")
                    return value
                }
            }

            class Counter(private val step: Int) {
                var total = 0
                    private set

                @Coroutine
                fun count(out: Yield.OfLong, n: Int) = repeat(n) {
                    total += step
                    out.yield(total.toLong())
                }
            }

            @Coroutine
            fun top(out: Yield.OfLong, n: Int): Long {
                out.yield(n.toLong())
                return Talks.fib(out, n) + Talks.prompt(out, n)
            }
            """;

    private static final String USE = """
            package use;

            import dev.dormouse.*;
            import dev.dormouse.arena.Arena;
            import java.util.List;
            import talks.*;

            class Use {
                @Coroutine
                static long numbers(Yield.OfLong out, Counter counter, int n) {
                    counter.count(out, 2);
                    return Talks.both(out, n) * 100 + TalksKt.top(out, 3) + Talks.prompt(out, n);
                }

                @Coroutine
                static int words(Yield<String> out, String text, List<String> also) {
                    return Talks.words(out, text, also);
                }

                public static void main(String[] args) {
                    try (Arena arena = Arena.ofBytes(1 << 14); var numbers = new UseCo.Numbers(arena); var words = new UseCo.Words(arena)) {
                        numbers.start(new Counter(5), 5);
                        while (numbers.next()) System.out.println(numbers.value());
                        System.out.println(numbers.result());
                        words.start(null, List.of("a", "c"));
                        while (words.next()) System.out.println(words.value());
                        System.out.println(words.result());
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    /** Whether an entry of a class path has to do with the language. */
    static boolean isKotlins(String entry) {
        return entry.contains(File.separator + "org" + File.separator + "jetbrains" + File.separator);
    }

    @Test
    void functionsAreWovenAndCalledFromJava() throws IOException, InterruptedException {
        String all = System.getProperty("java.class.path");
        Path library = Stream.of(all.split(File.pathSeparator)).map(Path::of).filter(entry -> entry.getFileName().toString().startsWith("kotlin-stdlib-")).findFirst().orElseThrow();
        Path source = Files.writeString(folder.resolve("Talks.kt"), TALKS);
        Path talks = folder.resolve("talks");
        String libraries = Artifact.path(List.of(library));
        List<String> options = List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17", "-classpath", libraries, "-d", talks.toString(), source.toString());
        String said = Build.tool(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-classpath", all, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"), options);
        assertFalse(said.contains("warning: "), said); // newer JVMs warn, in capitals, of what this compiler does
        assertEquals("3 of 4 classes woven in " + talks + "\n", Build.tool(List.of("dev.dormouse.cli.Dormouse"), List.of("weave", talks.toString(), "-cp", libraries, "--lint", "off")));
        assertEquals("", Build.tool(List.of("dev.dormouse.cli.Dormouse"), List.of("check", talks.toString(), "-cp", libraries)));
        Path use = new Artifact(folder.resolve("use")).source("use/Use.java", USE).compile(talks, library);
        String expected = Stream.of(5, 10, 0, 1, 1, 2, 3, 0, 1, 3, 0, 1, 1, (7 + 1) * 100 + 2 + 21 + 35, "0:none", "1:given", "A", "c", "null", 10).map(String::valueOf).collect(Collectors.joining(" "));
        assertEquals(expected, Artifact.run("use.Use", use, talks, library));
    }
}
