package dev.dormouse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One number per round; printed as its median and quartiles. */
public final class Series {

    private final List<Double> values = new ArrayList<>();

    /** Adds the next round's number. */
    public void add(double value) {
        values.add(value);
    }

    /** The median. */
    public double median() {
        return at(0.5);
    }

    private double at(double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double index = share * (sorted.length - 1);
        int below = (int) Math.floor(index);
        int above = (int) Math.ceil(index);
        return sorted[below] + (sorted[above] - sorted[below]) * (index - below);
    }

    /** Round by round, this one's number over the other's. */
    public Series over(Series other) {
        Series ratios = new Series();
        for (int round = 0; round < values.size(); round++) {
            ratios.values.add(values.get(round) / other.values.get(round));
        }
        return ratios;
    }

    /** Round by round, how much more this one's number is than the other's. */
    public Series minus(Series other) {
        Series differences = new Series();
        for (int round = 0; round < values.size(); round++) {
            differences.values.add(values.get(round) - other.values.get(round));
        }
        return differences;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.2f %8.2f %8.2f", median(), at(0.25), at(0.75));
    }
}
