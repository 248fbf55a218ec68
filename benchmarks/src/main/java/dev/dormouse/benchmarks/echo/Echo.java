package dev.dormouse.benchmarks.echo;

import dev.dormouse.benchmarks.Mode;
import dev.dormouse.benchmarks.Series;
import java.io.IOException;
import java.util.List;

/**
 * Drives both servers in turn: in each round and for each mode both get fresh JVMs, are warmed up, and are driven for a quarter of a second each, by turns. Exits with 1 when a median of the ratios of round trips is below
 * 0.9 with a compiler, or when a thread of coroutines has allocated without one: a compiler hides what code allocates, and adds a little of its own when it replaces code.
 *
 * <p>One argument: how many rounds, 5 if not given.
 */
public final class Echo {

    private static final double LEAST = 0.9;
    private static final long WARM_UP = 3_000_000_000L;
    private static final long TURN = 250_000_000;
    private static final int TURNS = 8;

    private boolean within = true;

    private Echo() {}

    /** Runs, and prints medians and quartiles. */
    public static void main(String... args) throws IOException {
        int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Echo echo = new Echo();
        for (Mode mode : List.of(Mode.C2, Mode.C1, Mode.INT)) {
            echo.compare(mode, rounds);
        }
        System.exit(echo.within ? 0 : 1);
    }

    /** What is measured of a server, one number per round. */
    private static final class Figures {

        private final Series trips = new Series();
        private final Series micros = new Series();
        private long bytes;

        void add(Server server) {
            trips.add(server.trips * 1e6 / server.elapsed);
            micros.add(server.processorTime / 1e3 / server.trips);
            bytes += server.bytes;
        }

        void print(String name) {
            System.out.printf("%-50s %s%n%-50s %s%n%-50s %8d%n", name + ", 1000 round trips a second", trips, name + ", processor time of one, us", micros, name + ", bytes in all", bytes);
        }
    }

    private void compare(Mode mode, int rounds) throws IOException {
        Figures woven = new Figures();
        Figures selector = new Figures();
        for (int round = 0; round < rounds; round++) {
            try (Server one = new Server("woven", mode); Server other = new Server("selector", mode)) {
                one.drive(WARM_UP);
                other.drive(WARM_UP);
                one.forget();
                other.forget();
                for (int turn = 0; turn < TURNS; turn++) {
                    Server first = turn % 2 == round % 2 ? one : other;
                    first.drive(TURN);
                    (first == one ? other : one).drive(TURN);
                }
                woven.add(one);
                selector.add(other);
            }
        }
        System.out.printf("%n%-50s %8s %8s %8s%n", mode, "median", "25 %", "75 %");
        woven.print("woven");
        selector.print("selector");
        Series ratio = woven.trips.over(selector.trips);
        boolean enough = mode == Mode.INT || ratio.median() >= LEAST;
        System.out.printf("%-50s %s%s%n", "woven / selector, round trips", ratio, enough ? "" : "  BELOW " + LEAST);
        System.out.printf("%-50s %s%n", "woven / selector, processor time", woven.micros.over(selector.micros));
        within &= enough && (mode != Mode.INT || woven.bytes == 0);
    }
}
