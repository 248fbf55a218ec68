package dev.dormouse.conformance.random;

import java.util.List;

/** How a program is compiled. */
enum Mode {

    PLAIN,
    /** With debug tables, and once more without: the layouts must be equal. */
    DEBUG("-g"),
    /** Without debug tables; lambdas of the same body are two all the same, as javac has them with debug tables. */
    BARE("-g:none", "-XDdeduplicateLambdas=false"),
    /** Parents pass through each level. */
    OPAQUE("-Adormouse.opaqueChildren"),
    /** Concatenation by {@code StringBuilder}, whose object is not constructed yet while the arguments sleep; lambdas of the same body are one. */
    INLINE("-XDstringConcat=inline", "-g:none"),
    /** Built for a profile that boxes all but the smallest children. */
    BOXED("-Adormouse.profile=small-boxes"),
    /** Every state machine of more than some hundred bytes is divided. */
    DIVIDED("-Adormouse.smallParts"),
    /** By Eclipse's compiler; its class files are woven afterwards. */
    ECLIPSE("-Adormouse.weave=external", "-g");

    private final List<String> options;

    Mode(String... options) {
        this.options = List.of(options);
    }

    List<String> options() {
        return options;
    }
}
