package dev.dormouse.benchmarks.weaving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sources to measure compilers by: classes of five coroutines each, with the ports of the library and calls among them, and three plain methods beside. */
final class Project {

    static final int COROUTINES_PER_CLASS = 5;

    private static final String CLASS = """
            package project;

            import dev.dormouse.Async;
            import dev.dormouse.Coroutine;
            import dev.dormouse.Exchange;
            import dev.dormouse.Yield;
            import java.io.IOException;

            public class Class%1$d {

                private int count;

                @Coroutine
                static long fib(Yield.OfLong out, int n) {
                    long a = 0;
                    long b = 1;
                    long sum = 0;
                    for (int i = 0; i < n; i++) {
                        out.yield(a);
                        sum += a;
                        long next = a + b;
                        a = b;
                        b = next;
                    }
                    return sum;
                }

                @Coroutine
                static boolean countTo(Yield.OfLong out, long n) {
                    for (long i = 0; i < n; i++) {
                        out.yield(i);
                    }
                    return n == 3;
                }

                @Coroutine
                static long delegate(Yield.OfLong out, String name) {
                    for (long j = 0; ; j++) {
                        if (countTo(out, j) && name.length() > 3) {
                            return j + fib(out, (int) j);
                        }
                    }
                }

                @Coroutine
                int parse(Exchange<String, String> out, String[] words) throws IOException {
                    int found = 0;
                    try {
                        for (String word : words) {
                            String answer = out.yield(word);
                            if (answer == null) {
                                throw new IOException(word);
                            }
                            count += answer.length();
                            found++;
                        }
                    } finally {
                        count++;
                    }
                    return found;
                }

                @Coroutine
                static void blink(Async async, StringBuilder led, long period, int times) {
                    for (int i = 0; i < times; i++) {
                        led.append(i);
                        async.sleepMillis(period);
                    }
                }

                int longest(String[] words) {
                    int longest = 0;
                    for (String word : words) {
                        longest = Math.max(longest, word == null ? count : word.length());
                    }
                    return longest;
                }

                String reversed(String text) {
                    StringBuilder reversed = new StringBuilder(text.length());
                    for (int i = text.length() - 1; i >= 0; i--) {
                        reversed.append(text.charAt(i));
                    }
                    return reversed.toString();
                }

                int weighed(String text) {
                    int weight = 0;
                    for (int i = 0; i < text.length(); i++) {
                        switch (text.charAt(i)) {
                            case 'a' -> weight += i;
                            case 'b' -> weight -= i;
                            default -> weight ^= count;
                        }
                    }
                    return weight;
                }
            }
            """;

    private Project() {}

    static void write(Path folder, int classes) throws IOException {
        Path home = Files.createDirectories(folder.resolve("project"));
        for (int i = 0; i < classes; i++) {
            Files.writeString(home.resolve("Class" + i + ".java"), String.format(CLASS, i));
        }
    }
}
