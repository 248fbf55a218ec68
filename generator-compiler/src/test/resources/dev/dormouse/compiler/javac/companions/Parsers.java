package demo;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Port;
import dev.dormouse.Yield;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a companion must cope with: type parameters, receivers, overloads, names that are taken, exceptions, several values. */
public class Parsers<K extends Comparable<? super K>> {

    @Port
    public interface Probe {
        char yield(long at, String next, double value);
    }

    @Coroutine
    public final List<K> sorted(Yield<? super Map.Entry<K, int[]>> out, K[][] cells, K self) throws IOException {
        out.yield(Map.entry(self, new int[0]));
        return List.of();
    }

    @Coroutine
    public static boolean probe(Probe out) {
        return out.yield(1, "2", 3) == 'x';
    }

    @Coroutine
    @SafeVarargs
    public static <T> void all(Yield<T> out, T... handle) throws InterruptedException {
        for (T one : handle) {
            out.yield(one);
        }
    }

    @Coroutine
    protected void parse(Exchange<String, Integer> out, int first) {
        out.yield("");
    }

    @Coroutine
    @SuppressWarnings("unchecked")
    protected void parse(Exchange<String, Integer> out, Map<String, ? extends K>... maps) {
        out.yield("");
    }

    /** Its view would hide the runtime's. */
    @Coroutine
    static Object view(Yield.OfInt out) {
        return null;
    }

    public static class Nested {

        public class Inner<K> {

            @Coroutine
            public <V> byte readHTTPHeader(Yield.OfDouble out, Parsers<String>.Deep<V> deep) {
                return 0;
            }
        }
    }

    public class Deep<V> {

        @Coroutine
        public <K> K pick(Yield<V> out, K k) {
            return k;
        }
    }
}
