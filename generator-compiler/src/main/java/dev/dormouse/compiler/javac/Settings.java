package dev.dormouse.compiler.javac;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.NamedProfile;
import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * What a build asks for with {@code -A} options.
 *
 * @param starts whether companions start coroutines, and do not only drive those that other coroutines call
 * @param external whether something else weaves the class files
 * @param report the folder of the state report; {@code null} when not asked for
 * @param budget the file that says how large records may grow; {@code null} for none
 * @param originals the folder for copies of the class files as javac wrote them; {@code null} for none
 * @param weaving what it asks of the weaver
 * @param profile what it builds for; {@code null} when it does not say
 */
record Settings(boolean starts, boolean external, Path report, Path budget, Path originals, Set<Option> weaving, Profile profile) {

    static final String COMPANIONS = "dormouse.companions";
    static final String WEAVE = "dormouse.weave";
    static final String REPORT = "dormouse.report";
    static final String BUDGET = "dormouse.budget";
    static final String ORIGINALS = "dormouse.originals";
    static final String OPAQUE_CHILDREN = "dormouse.opaqueChildren";
    static final String SMALL_PARTS = "dormouse.smallParts";
    static final String LINT = "dormouse.lint";
    static final String PROFILE = "dormouse.profile";

    static final Set<String> NAMES = Set.of(COMPANIONS, WEAVE, REPORT, BUDGET, ORIGINALS, OPAQUE_CHILDREN, SMALL_PARTS, LINT, PROFILE);

    /** Reads the options, and tells {@code errors} of those that are not understood. */
    static Settings of(Map<String, String> options, Filer filer, Consumer<String> errors) {
        String companions = options.get(COMPANIONS);
        if (options.containsKey(COMPANIONS) && !"drivers".equals(companions)) {
            errors.accept(refusal(COMPANIONS, companions, "the one value is drivers, for a library whose coroutines are called by coroutines only"));
        }
        String weave = options.get(WEAVE);
        if (options.containsKey(WEAVE) && !"external".equals(weave)) {
            errors.accept(refusal(WEAVE, weave, "the one value is external, and weaving is on without this option"));
        }
        Set<Option> weaving = EnumSet.noneOf(Option.class);
        if (flag(options, OPAQUE_CHILDREN, errors)) {
            weaving.add(Option.OPAQUE_CHILDREN);
        }
        if (flag(options, SMALL_PARTS, errors)) {
            weaving.add(Option.SMALL_PARTS);
        }
        if (options.containsKey(LINT)) {
            switch (String.valueOf(options.get(LINT))) {
                case "off" -> weaving.add(Option.LINT_OFF);
                case "error" -> weaving.add(Option.LINT_ERROR);
                case "warn" -> { }
                default -> errors.accept(refusal(LINT, options.get(LINT), "it is off, warn or error"));
            }
        }
        return new Settings(companions == null, "external".equals(weave), path(options, REPORT, "folder", errors), path(options, BUDGET, "file", errors),
                path(options, ORIGINALS, "folder", errors), weaving, profile(options, filer, errors));
    }

    private static boolean flag(Map<String, String> options, String name, Consumer<String> errors) {
        String value = options.get(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            errors.accept(refusal(name, value, "it is true or false"));
        }
        return options.containsKey(name) && !"false".equals(value);
    }

    private static Profile profile(Map<String, String> options, Filer filer, Consumer<String> errors) {
        if (!options.containsKey(PROFILE)) {
            return null;
        }
        String value = options.get(PROFILE);
        try {
            return NamedProfile.find(value == null ? "" : value, path -> resource(filer, path), "on the class path nor on the processor path");
        } catch (ArenaException e) {
            errors.accept(refusal(PROFILE, value, e.getMessage()));
            return null;
        }
    }

    /** Opens a resource of the class path that is compiled against, or of the processor path. */
    private static InputStream resource(Filer filer, String path) {
        try {
            return filer.getResource(StandardLocation.CLASS_PATH, "", path).openInputStream();
        } catch (IOException | IllegalArgumentException notThere) {
            return Settings.class.getClassLoader().getResourceAsStream(path);
        }
    }

    private static Path path(Map<String, String> options, String name, String kind, Consumer<String> errors) {
        String value = options.get(name);
        if (options.containsKey(name) && (value == null || value.isBlank())) {
            errors.accept(refusal(name, value, "it names a " + kind));
            return null;
        }
        return value == null ? null : Path.of(value);
    }

    private static String refusal(String name, String value, String wayOut) {
        return Refusal.OPTION.message(value == null ? name : name + "=" + value, wayOut);
    }
}
