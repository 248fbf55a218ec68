package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.refusal.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * What users call a coroutine, wherever they read of it: in the report, a budget, a profile, a dump, a message. Composed of what its own class has and of nothing else, so that it is the same whatever is compiled with it.
 *
 * @param text {@code Fib.fibWithSum}; {@code Fib.count(Yield.OfInt, int)} where the class has several of that name; {@code lambda in Fib.start}
 * @param qualified the same with the binary name of the class, {@code demo.Outer$Fib.fibWithSum}: tells it from those of classes that are spelled alike
 * @param words the same within a sentence: {@code the lambda in Fib.start}
 */
public record CoroutineName(String text, String qualified, String words) {

    private static CoroutineName of(String prefix, String owner, String suffix, String words) {
        String text = Spelling.of(owner) + suffix;
        return new CoroutineName(prefix + text, prefix + owner.replace('/', '.') + suffix, words + text);
    }

    /**
     * Of a method.
     *
     * @param owner internal name of the class that declares it
     * @param declared names and descriptors of the coroutines of that class
     */
    public static CoroutineName of(String owner, String name, String descriptor, Collection<String> declared) {
        List<String> overloads = declared.stream().filter(other -> other.startsWith(name + "(")).map(other -> other.substring(name.length())).toList();
        return of("", owner, "." + name + (overloads.size() > 1 ? parameters(descriptor, overloads) : ""), "");
    }

    private static String parameters(String descriptor, List<String> overloads) {
        boolean isTold = overloads.stream().filter(other -> parameters(other, Spelling::of).equals(parameters(descriptor, Spelling::of))).count() <= 1;
        return parameters(descriptor, isTold ? Spelling::of : Type::getClassName);
    }

    private static String parameters(String descriptor, Function<Type, String> spelled) {
        return Arrays.stream(Type.getArgumentTypes(descriptor)).map(spelled).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * Of a lambda or method reference.
     *
     * @param owner internal name of the class that it stands in
     * @param lambda which one of those that stand there, as {@link Lambda} writes it
     */
    public static CoroutineName of(String owner, Lambda lambda) {
        String number = lambda.number == 0 ? "" : " " + lambda.number;
        String words = (lambda.number == 0 ? "the " : "") + (lambda.reference.isEmpty() ? "lambda" : "method reference " + lambda.reference) + number + " in ";
        return of((lambda.reference.isEmpty() ? "lambda" : lambda.reference) + number + " in ", owner, lambda.method.isEmpty() ? "" : "." + lambda.method, words);
    }

    /**
     * A lambda or method reference among those of a class.
     *
     * @param reference what is referred to, {@code Fib::count}; empty for a lambda
     * @param number which one it is, in the order of the code, where there are several of that kind in methods of that name; else 0
     * @param method the name of the method whose source has it; empty for an initialiser or a constructor
     */
    public record Lambda(String reference, int number, String method) {

        /** As class files have it. */
        public List<String> written() {
            return List.of(reference, String.valueOf(number), method);
        }

        public static Lambda read(List<?> written) {
            return new Lambda((String) written.get(0), Integer.parseInt((String) written.get(1)), (String) written.get(2));
        }
    }
}
