import dev.dormouse.*;

final class Fib {
    @Coroutine
    static long fibWithSum(Yield.OfLong out, int n) {
        long a = 0, b = 1, sum = 0;
        for (int i = 0; i < n; i++) {
            out.yield(a);                 // sleeps here
            sum += a;
            long next = a + b;
            a = b;
            b = next;
        }
        return sum;
    }
}
