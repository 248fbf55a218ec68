package dev.dormouse.conformance.random;

/**
 * What came of a program.
 *
 * @param text for a failure, what was said or seen
 * @param lines the length of the traces that were equal
 */
record Verdict(Kind kind, String text, int lines) {

    /** What it was, and whether that is a failure of ours. */
    enum Kind {
        PASSED(false),
        /** By javac, which crashed, or by either compiler, which wrote what does not verify, un-woven as it is; or by Eclipse's, which takes what javac takes for wrong. */
        MISCOMPILED(false),
        /** By javac: the generator is wrong. */
        REJECTED(true),
        /** By the weaver, as nothing it weaves. */
        REFUSED(true),
        /** The weaver threw. */
        DEFECT(true),
        /** The woven class files do not link or verify. */
        UNLINKABLE(true),
        /** The record's layout is another one without debug tables. */
        LAYOUT(true),
        /** The traces differ, or something is left in the record. */
        DIFFERENT(true),
        /** The test itself threw. */
        BROKEN(true);

        final boolean failure;

        Kind(boolean failure) {
            this.failure = failure;
        }
    }

    static Verdict passed(int lines) {
        return new Verdict(Kind.PASSED, "", lines);
    }

    static Verdict failed(Kind kind, String text) {
        return new Verdict(kind, text, 0);
    }

    /** By what the compiler and the processor said. */
    static Verdict uncompiled(String messages, Mode mode) {
        if (messages.contains("[DM034]") || messages.contains("at dev.dormouse.compiler.")) {
            return failed(Kind.DEFECT, messages);
        }
        if (messages.contains("[DM")) {
            return failed(Kind.REFUSED, messages);
        }
        return failed(mode == Mode.ECLIPSE || messages.contains("An exception has occurred in the compiler") ? Kind.MISCOMPILED : Kind.REJECTED, messages);
    }

    /** Whether it failed in the same way, as far as can be told: by the same refusal, where it was refused. */
    boolean resembles(Verdict other) {
        return kind == other.kind && code().equals(other.code());
    }

    private String code() {
        int at = text.indexOf("[DM");
        return kind == Kind.REFUSED && at >= 0 ? text.substring(at, at + 7) : "";
    }

    boolean failed() {
        return kind.failure;
    }
}
