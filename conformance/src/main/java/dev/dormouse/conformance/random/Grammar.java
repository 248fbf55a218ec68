package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an expression of a type may look like, a line each. Holes: {@code $int} an expression, {@code $~int} one that sleeps, {@code $=int} a variable to assign to, {@code $!int}
 * one without side effects that a lambda may capture. {@code %arith} and the like are operators, {@code @} is a number that makes a name fresh.
 */
final class Grammar {

    private static final Map<Type, List<String>> PRODUCTIONS = read("""
            int ($int %arith $int)
            int ($int %bits $int)
            int ($int %shift $int)
            int ($int %shift $byte)
            int ($int / ($int | 1))
            int ($int % ($char | 1))
            int ($int / $int)
            int ((int) $long)
            int ((int) $float)
            int ((int) $double)
            int ((int) $char)
            int ($byte %arith $short)
            int (~$short)
            int (-($int))
            int Kit.ints($ints)[$int & 3]
            int Kit.ints($ints)[$~int & 3]
            int ($ints)[$int & 3]
            int Kit.grid($grid)[$int & 3][$int & 3]
            int Kit.bytes($bytes)[$int & 3]
            int Math.max($int, $int)
            int Kit.length($text)
            int Kit.length($sequence)
            int Kit.number($number)
            int Kit.seen($int)
            int new Kit.Box($int, $text).number
            int new Kit.Box($~int, $text).number
            int new Kit.Pair($long, $char, $box).sum()
            int new Kit.Pair($~long, $char, new Kit.Box($~int, $text)).sum()
            int new int[$int & 3][$int & 3].length
            int new int[$~int & 3][$int & 3].length
            int new int[] {$int, $~int, $int, $int}[$int & 3]
            int Kit.sum($int, $int, $int)
            int Kit.sum($int, $~int)
            int Kit.call(() -> $!int)
            int ($=int = $int)
            int ($=int = $~int)
            int ($=int %assign $int)
            int ($=int %assign $~int)
            int ($=int %assign $~double)
            int $=int++
            int --$=int
            int ($=byte += $~int)
            int $color.ordinal()
            int (0 + $integer)
            int ($object instanceof Integer i@ ? i@ : $~int)
            int $box.number
            int (($boolean ? $byte : $char) + $~int)
            int Long.compare($long, $~long)
            long ($long %arith $long)
            long ($long %arith $int)
            long ($long %bits $long)
            long ($long %shift $int)
            long ($long %shift $long)
            long ($long / ($long | 1L))
            long ((long) $int)
            long ((long) $double)
            long (-($long))
            long (~$long)
            long Kit.longs($longs)[$int & 3]
            long new Kit.Pair($long, $~char, $box).left()
            long ($=long = $long)
            long ($=long %assign $long)
            long ($=long %assign $~int)
            long ($=long >>>= $~int)
            long $=long++
            long --$=long
            long Math.min($long, $~long)
            byte ((byte) $int)
            byte ((byte) ($byte + $~int))
            byte ((byte) $double)
            byte Kit.bytes($bytes)[$int & 3]
            byte ($=byte = $byte)
            byte ($=byte %assign $~int)
            byte $=byte++
            byte --$=byte
            short ((short) $int)
            short ((short) ($short * $~char))
            short ($=short = $~short)
            short ($=short %assign $long)
            short $=short--
            char ((char) $int)
            char ((char) ($char + $~byte))
            char Kit.text($text + "x").charAt(0)
            char ($=char = $~char)
            char ($=char %assign $int)
            char ++$=char
            boolean ($boolean && $boolean)
            boolean ($boolean || $boolean)
            boolean ($boolean && $~boolean)
            boolean ($~boolean || $boolean)
            boolean (!$boolean)
            boolean ($boolean ^ $boolean)
            boolean ($=boolean |= $~boolean)
            boolean ($=boolean = $~boolean)
            boolean ($int %compare $int)
            boolean ($long %compare $~long)
            boolean ($float %compare $double)
            boolean ($double %compare $~float)
            boolean ($char %compare $int)
            boolean ($object == $object)
            boolean (Kit.same($object) instanceof String)
            boolean (Kit.same($object) instanceof String s@ && s@.length() %compare $~int)
            boolean ($box == null)
            boolean $color.equals($color)
            boolean ($color == $~color)
            float ($float %arith $float)
            float ($float %arith $~int)
            float ($float / $~float)
            float ((float) $double)
            float ((float) $long)
            float (-($float))
            float ($=float = $~float)
            float ($=float %farith $~double)
            float $=float++
            double ($double %arith $double)
            double ($double %arith $~long)
            double ($double % $~float)
            double ((double) $long)
            double (-($double))
            double ($=double = $~double)
            double ($=double %farith $~float)
            double --$=double
            text Kit.cut($text + $int)
            text Kit.cut("s" + $int + $char + $~long + "t")
            text Kit.cut("" + $double + $~float + $boolean)
            text Kit.cut($text + $text + $~text)
            text new StringBuilder("z" + $~int).append($char).append($~long).toString()
            text new String(new char[] {$char, $~char})
            text new String(new StringBuilder(Kit.text($text)).append(Kit.cut($~text)))
            text Kit.texts($texts)[$int & 3]
            text new Kit.Box($int, $text).text
            text ($=text = $text)
            text ($=text = $~text)
            text ($=text += $~int)
            text ($=text += Kit.cut($~text))
            text String.valueOf($integer)
            text $color.name()
            text (Kit.same($object) instanceof String s@ ? s@ : $~text)
            integer Integer.valueOf($int)
            integer ((Integer) (0 + $int))
            integer ((Integer) ($~int + 1))
            object Kit.same($text)
            object Kit.same($int)
            object Kit.same($box)
            object Kit.same($~long)
            object ((Object) $ints)
            object ((Object) $color)
            object Kit.same($integer)
            box new Kit.Box($int, $text)
            box new Kit.Box($~int, $~text)
            box new Kit.Box($int, new Kit.Box(1, $~text).text)
            box Kit.box($box)
            box Kit.box($~box)
            color Kit.color($int)
            color Kit.color($~int)
            color Kit.Color.valueOf($color.name())
            ints new int[] {$int, $int, $~int, 4}
            ints new int[] {$~int, $int, 5, $~int}
            ints Kit.grid($grid)[$int & 3]
            ints new int[$~int & 7]
            ints Kit.ints($ints).clone()
            longs new long[] {$long, $int, $~long, 4}
            longs new long[$~int & 7]
            bytes new byte[] {$byte, 3, $~byte, 4}
            bytes Kit.text($text).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)
            grid new int[][] {$ints, $~ints, null, $ints}
            grid new int[][] {{$~int, 1}, {2, $int}, $ints, {}}
            grid new int[4][$~int & 3]
            texts new String[] {$text, $~text, null, "t"}
            texts new String[1 + ($~int & 3)]
            sequence $text
            sequence new StringBuilder("q").append($~int)
            sequence new StringBuilder($~int & 15).append($text)
            sequence ((CharSequence) $~text)
            number Integer.valueOf($int)
            number Long.valueOf($~long)
            number ((Number) ($double))
            number ((Number) $integer)
            """);

    private static final Map<String, List<String>> OPERATORS = Map.of(
            "arith", List.of("+", "-", "*"),
            "bits", List.of("&", "|", "^"),
            "shift", List.of("<<", ">>", ">>>"),
            "compare", List.of("<", ">=", "==", "!=", ">"),
            "assign", List.of("+=", "-=", "*=", "+="),
            "farith", List.of("+=", "-=", "*=", "/=", "%="));

    private Grammar() {}

    private static Map<Type, List<String>> read(String table) {
        Map<Type, List<String>> productions = new EnumMap<>(Type.class);
        table.lines().forEach(line -> {
            int space = line.indexOf(' ');
            Type type = Type.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
            productions.computeIfAbsent(type, key -> new ArrayList<>()).add(line.substring(space + 1));
        });
        return productions;
    }

    static List<String> productions(Type type) {
        return PRODUCTIONS.get(type);
    }

    static List<String> operators(String kind) {
        return OPERATORS.get(kind);
    }

    /** An expression of the type {@code to} whose one hole, {@code #}, takes something of another type. */
    static String conversion(Type from, Type to) {
        if (from.numeric() && to.numeric()) {
            return "((" + to.source + ") #)";
        }
        if (to.numeric()) {
            return conversion(Type.INT, to).replace("#", switch (from) {
                case BOOLEAN -> "(# ? 7 : -9)";
                case TEXT, SEQUENCE -> "Kit.length(#)";
                case INTEGER, NUMBER -> "Kit.number(#)";
                case BOX -> "Kit.box(#).number";
                case COLOR -> "#.ordinal()";
                case INTS -> "Kit.ints(#)[1]";
                default -> "Kit.show(#).length()";
            });
        }
        return switch (to) {
            case BOOLEAN -> from.numeric() ? "(# > 5)" : "(# != null)";
            case TEXT -> from.primitive() ? "(\"c\" + #)" : "Kit.cut(Kit.show(#))";
            case OBJECT -> "Kit.same(#)";
            case SEQUENCE -> "new StringBuilder(\"v\").append(Kit.show(#))";
            default -> build(to).replace("#", from == Type.INT ? "#" : conversion(from, Type.INT));
        };
    }

    /** An object of an {@code int}. */
    private static String build(Type to) {
        return switch (to) {
            case INTEGER -> "Integer.valueOf(#)";
            case NUMBER -> "((Number) Integer.valueOf(#))";
            case BOX -> "new Kit.Box(#, \"n\")";
            case COLOR -> "Kit.color(#)";
            case INTS -> "new int[] {7, #, 5, 6}";
            case LONGS -> "new long[] {#, 1, 3, 4}";
            case BYTES -> "new byte[] {1, (byte) #, 3, 4}";
            case GRID -> "new int[][] {{1, 2, 3, 4}, {4, #}, null, {}}";
            case TEXTS -> "new String[] {\"p\", \"q\" + #, null, \"\"}";
            default -> throw new AssertionError("no object of type " + to);
        };
    }
}
