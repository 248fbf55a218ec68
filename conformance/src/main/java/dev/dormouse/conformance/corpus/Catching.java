package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions around throw and catch. */
public final class Catching {

    private Catching() {}

    @Row(38)
    @Coroutine
    static int caughtThenSlept(Ask out) {
        int sum = 0;
        try {
            sum = 1;
            throw new IllegalArgumentException("a");
        } catch (IllegalArgumentException e) {
            sum += 10;
        }
        sum += out.yield(sum);
        try {
            sum += Integer.parseInt("x" + sum);
        } catch (NumberFormatException e) {
            sum += e.getMessage().length();
        }
        return sum + out.yield(sum);
    }

    @Row({39, 38})
    @Coroutine
    static int thrownAfterResume(Ask out) throws Trouble {
        int got = 0;
        try {
            got = out.yield(1);
            if (got > 1) {
                throw new Trouble("big " + got);
            }
            got += 10 / got;
        } catch (ArithmeticException e) {
            return out.yield(got - 2);
        }
        return got + out.yield(3);
    }

    @Row(39)
    @Coroutine
    static String thrownByMachine(Exchange<Object, String> out) {
        String all = "";
        for (int i = 0; i < 4; i++) {
            try {
                String got = out.yield(i);
                all += switch (i) {
                    case 0 -> got.length() / (got.length() - 2);
                    case 1 -> new int[1][got.length()].length;
                    case 2 -> ((CharSequence) (Object) got).charAt(7);
                    default -> ((Integer) (Object) got).intValue();
                };
            } catch (ArithmeticException | IndexOutOfBoundsException e) {
                all += e.getMessage() + out.yield("fixed");
            } catch (RuntimeException e) {
                all += e.getClass().getSimpleName();
            }
        }
        return all;
    }

    @Row(40)
    @Coroutine
    static int inCatch(Ask out) throws Trouble {
        try {
            return Child.throwing(out, 1);
        } catch (Trouble.Worse e) {
            int got = out.yield(e.getMessage().length());
            throw new Trouble(e.getMessage() + got);
        } catch (Trouble e) {
            int got = out.yield(2);
            if (got > 1) {
                throw e;
            }
            return e.getMessage().length() + out.yield(3);
        }
    }

    @Row({40, 49})
    @Coroutine
    static void suppressedInCatch(Ask out) throws Trouble {
        try {
            Child.throwing(out, -1);
        } catch (Trouble e) {
            try {
                Child.throwing(out, out.yield(1));
            } catch (Trouble more) {
                e.addSuppressed(more);
                out.yield(2);
            }
            out.yield(3);
            e.initCause(new IllegalArgumentException("c" + out.yield(4)));
            throw e;
        }
    }

    @Row({40, 47})
    @Coroutine
    static int handlerReadsVariables(Ask out) {
        int a = 1;
        long b = 2;
        String c = "c";
        try {
            a = out.yield(a);
            b = Child.wide(out, a);
            c = Child.text(out, 3);
            a += Child.throwing(out, 4);
            b ^= Child.throwing(out, a);
            c += b;
        } catch (Trouble e) {
            return a + (int) (b % 1000) + c.length() + out.yield(5) + e.getMessage().length();
        }
        return a + (int) (b % 1000) + c.length();
    }

    @Row(43)
    @Coroutine
    static String nestedOfOneType(Ask out) {
        String all = "";
        try {
            try {
                try {
                    all += Child.throwing(out, 1);
                } catch (Trouble e) {
                    all += "1" + e.getMessage();
                    all += Child.throwing(out, 2);
                }
                all += Child.throwing(out, 3);
            } catch (Trouble e) {
                all += "2" + e.getMessage() + out.yield(4);
                Child.throwing(out, -5);
            }
        } catch (Trouble e) {
            all += "3" + e.getMessage() + out.yield(6);
        }
        return all + out.yield(7);
    }

    @Row({43, 45})
    @Coroutine
    static int overlapping(Ask out) throws Trouble {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            try {
                sum += Child.throwing(out, i);
                try {
                    sum += Child.throwing(out, 10 + i);
                } catch (Trouble.Worse e) {
                    sum += out.yield(1000);
                }
                sum += Child.throwing(out, 20 + i);
            } catch (Trouble.Worse e) {
                sum -= out.yield(2000);
            } catch (Trouble e) {
                if (i == 2) {
                    throw e;
                }
                continue;
            }
            sum += 100;
        }
        return sum;
    }

    @Row({40, 44})
    @Coroutine
    static int inCatchInLoop(Ask out) {
        int tries = 0;
        while (true) {
            try {
                if (tries > 3) {
                    return out.yield(tries);
                }
                tries += Child.throwing(out, tries) & 1 | 1;
            } catch (Trouble | RuntimeException e) {
                tries++;
                out.yield(e instanceof Trouble.Worse ? -tries : tries);
                Log.add("again " + e.getMessage());
            }
        }
    }

    /** Three levels, each with a handler and a clean-up that sleep. */
    @Row({39, 40, 41, 85, 86})
    @Coroutine
    static int top(Ask out) throws Trouble {
        int sum = 0;
        try {
            sum += middle(out, 1);
            sum += middle(out, 2);
        } catch (Trouble.Worse e) {
            sum += out.yield(-1);
            sum += middle(out, 3);
        } finally {
            Log.add("top ", out.yield(-2));
        }
        return sum;
    }

    @Coroutine
    private static int middle(Ask out, int v) throws Trouble {
        int before = v * 100;
        try {
            return before + bottom(out, v) + bottom(out, v + 1);
        } catch (Trouble e) {
            Log.add("middle " + e.getMessage());
            if (out.yield(before) > 2) {
                throw new Trouble.Worse("worse " + e.getMessage());
            }
            return before - out.yield(before + 1);
        } finally {
            Log.add("middle finally " + before + " ", out.yield(before + 2));
        }
    }

    @Coroutine
    private static int bottom(Ask out, int v) throws Trouble {
        byte tiny = (byte) v;
        try {
            return Child.throwing(out, v) + tiny;
        } catch (Trouble.Worse e) {
            return tiny;
        } finally {
            tiny++;
            Log.add("bottom " + tiny + " ", out.yield(v + 1000));
        }
    }
}
