package dev.dormouse.conformance.random;

import java.util.Map;

/** Compiles two classes, and prints what is to be said of each if the weaver takes its class file for damaged. */
final class Judgements {

    private static final String PACKAGE = "dev.dormouse.conformance.corpus.random.";

    /** A jump in the class file that Eclipse's compiler writes of this leads behind the end of the method. */
    private static final String DAMAGED = """
            package dev.dormouse.conformance.corpus.random;

            import dev.dormouse.Coroutine;
            import dev.dormouse.Yield;

            class Damaged {

                @Coroutine
                static double root0(Yield.OfInt out) {
                    if ((switch (Kit.Color.RED) { case RED -> false; case BLUE -> false; default -> false; }) ? (switch (Kit.Color.RED) {
                        case RED -> Kit.yes();
                        case BLUE -> {
                            boolean y = Kit.yes();
                            yield y;
                        }
                        default -> Kit.no();
                    }) : Kit.yes()) {
                    } else {
                    }
                    return 1e300;
                }
            }
            """;

    private static final String SOUND = "package dev.dormouse.conformance.corpus.random; class Sound {}";

    private Judgements() {}

    public static void main(String... none) {
        Compilers compilers = new Compilers();
        try (Batch batch = new Batch(compilers)) {
            String said = batch.compile(Map.of(PACKAGE + "Damaged", DAMAGED), Mode.ECLIPSE);
            System.out.println((said.contains("[DM078]") ? "refused, " : said) + Judge.uncompiled(batch, PACKAGE + "Damaged", said, Mode.ECLIPSE).kind());
        }
        try (Batch batch = new Batch(compilers)) {
            String said = batch.compile(Map.of(PACKAGE + "Sound", SOUND), Mode.ECLIPSE);
            System.out.println((said.isEmpty() ? "compiled, " : said) + Judge.uncompiled(batch, PACKAGE + "Sound", "[DM078]", Mode.ECLIPSE).kind());
        }
    }
}
