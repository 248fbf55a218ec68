package dev.dormouse.conformance.corpus.random;

// Where a divided poll was entered at a point within a try that has nothing else, that part had an empty range in its exception table, and did not load.
// script s* 0
// script snnc 0

import dev.dormouse.*;
import dev.dormouse.conformance.Row;

public class Ranges {

    @Row(value = {}, args = {"3,b", "0,null"})
    @Coroutine
    static long root0(Yield.OfInt out, int a, String b) {
        long sum = a;
        try { out.yield(a + 0); } catch (IllegalStateException e) { Kit.log(e + b + sum + 0); }
        sum = sum * 31 + Kit.length(b) + Kit.sum(a, 0, (int) sum);
        try { out.yield(a + 1); } catch (RuntimeException e) { Kit.log(e + b + sum + 1); }
        sum = sum * 33 + Kit.length(b) + Kit.sum(a, 1, (int) sum);
        try { out.yield(a + 2); } catch (Throwable e) { Kit.log(e + b + sum + 2); }
        sum = sum * 35 + Kit.length(b) + Kit.sum(a, 2, (int) sum);
        try { out.yield(a + 3); } catch (IllegalStateException e) { Kit.log(e + b + sum + 3); }
        sum = sum * 37 + Kit.length(b) + Kit.sum(a, 3, (int) sum);
        try { out.yield(a + 4); } catch (RuntimeException e) { Kit.log(e + b + sum + 4); }
        sum = sum * 39 + Kit.length(b) + Kit.sum(a, 4, (int) sum);
        try { out.yield(a + 5); } catch (Throwable e) { Kit.log(e + b + sum + 5); }
        sum = sum * 41 + Kit.length(b) + Kit.sum(a, 5, (int) sum);
        try { out.yield(a + 6); } catch (IllegalStateException e) { Kit.log(e + b + sum + 6); }
        sum = sum * 43 + Kit.length(b) + Kit.sum(a, 6, (int) sum);
        try { out.yield(a + 7); } catch (RuntimeException e) { Kit.log(e + b + sum + 7); }
        sum = sum * 45 + Kit.length(b) + Kit.sum(a, 7, (int) sum);
        try { out.yield(a + 8); } catch (Throwable e) { Kit.log(e + b + sum + 8); }
        sum = sum * 47 + Kit.length(b) + Kit.sum(a, 8, (int) sum);
        try { out.yield(a + 9); } catch (IllegalStateException e) { Kit.log(e + b + sum + 9); }
        sum = sum * 49 + Kit.length(b) + Kit.sum(a, 9, (int) sum);
        return sum * a;
    }
}
