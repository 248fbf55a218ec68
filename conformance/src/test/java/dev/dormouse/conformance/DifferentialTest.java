package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;

/** The differential test notices what it is there to notice. */
class DifferentialTest {

    private static final List<String> CLASSES = List.of("dev.dormouse.conformance.corpus.Fib");

    private final Side oracle = new Oracle();

    /** A side that does what the oracle does but for one thing. */
    private abstract static class Wrong extends Side {

        private final Side right;

        Wrong(Side right) {
            super(right.loader);
            this.right = right;
        }

        abstract Run spoil(Run run);

        @Override
        Run open(Subject subject) throws Throwable {
            return spoil(right.open(subject));
        }

        @Override
        Spawning tasks(Subject subject) throws Throwable {
            return right.tasks(subject);
        }
    }

    /** Passes on. */
    private static class Same implements Run {

        private final Run run;

        Same(Run run) {
            this.run = run;
        }

        @Override
        public void start(Object receiver, Object[] arguments) throws Throwable {
            run.start(receiver, arguments);
        }

        @Override
        public boolean next(Object argument) throws Throwable {
            return run.next(argument);
        }

        @Override
        public Object[] values() throws Throwable {
            return run.values();
        }

        @Override
        public List<String> places() throws Throwable {
            return run.places();
        }

        @Override
        public Object result() throws Throwable {
            return run.result();
        }

        @Override
        public void close() throws Throwable {
            run.close();
        }

        @Override
        public void assertClean() {
            run.assertClean();
        }
    }

    private String failureWith(Side wrong) throws Throwable {
        for (Check check : new Differential(oracle, wrong).checks(CLASSES)) {
            if (check.name().equals("Fib.fibWithSum(5)")) {
                return assertThrows(AssertionError.class, check.body()::run).getMessage();
            }
        }
        throw new AssertionError("Fib.fibWithSum(5) is no subject");
    }

    @Test
    void passesWhereTracesAreEqual() throws Throwable {
        List<Check> checks = new Differential(oracle, new Oracle()).checks(CLASSES);
        for (Check check : checks) {
            check.body().run();
        }
        assertEquals(8, checks.size());
    }

    @Test
    void noticesAWrongValue() throws Throwable {
        String failure = failureWith(new Wrong(oracle) {
            @Override
            Run spoil(Run run) {
                return new Same(run) {
                    @Override
                    public Object[] values() throws Throwable {
                        Object[] values = super.values();
                        return values[0].equals(3L) ? new Object[] {4L} : values;
                    }
                };
            }
        });
        assertTrue(failure.endsWith("    yields 2L\n  oracle: yields 3L\n  woven:  yields 4L"), failure);
    }

    @Test
    void noticesAResultOfAnotherType() throws Throwable {
        String failure = failureWith(new Wrong(oracle) {
            @Override
            Run spoil(Run run) {
                return new Same(run) {
                    @Override
                    public Object result() throws Throwable {
                        return ((Long) super.result()).intValue();
                    }
                };
            }
        });
        assertTrue(failure.endsWith("  oracle: returns 7L\n  woven:  returns 7"), failure);
    }

    @Test
    void noticesACoroutineThatIsNotCleanAfterwards() throws Throwable {
        String failure = failureWith(new Wrong(oracle) {
            @Override
            Run spoil(Run run) {
                return new Same(run) {
                    @Override
                    public void assertClean() {
                        throw new AssertionError("a reference is left");
                    }
                };
            }
        });
        assertTrue(failure.endsWith("a reference is left"), failure);
    }

    @Test
    void noticesATaskThatIsCancelled() throws Throwable {
        Side cancelling = new Wrong(oracle) {
            @Override
            Run spoil(Run run) {
                return run;
            }

            @Override
            Spawning tasks(Subject subject) throws Throwable {
                Spawning right = super.tasks(subject);
                return new Spawning() {
                    @Override
                    public TaskType type() {
                        return right.type();
                    }

                    @Override
                    public long spawn(PollLoop loop, Object receiver, Object[] arguments) throws Throwable {
                        long task = right.spawn(loop, receiver, arguments);
                        loop.cancel(task);
                        return task;
                    }
                };
            }
        };
        for (Check check : new Differential(oracle, cancelling).checks(List.of("dev.dormouse.conformance.corpus.Sleeping"))) {
            if (check.name().equals("Sleeping.cleansUp()")) {
                String failure = assertThrows(AssertionError.class, check.body()::run).getMessage();
                assertTrue(failure.endsWith("  oracle: pass true, 1 alive at 0 ms\n  woven:    log cancelled 3"), failure);
                return;
            }
        }
        throw new AssertionError("Sleeping.cleansUp() is no subject");
    }
}
