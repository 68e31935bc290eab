package touchstone.qa.budget;

/**
 * Whether the same money is better spent on more items labelled once or on the same items labelled three times (Sheng,
 * Provost and Ipeirotis 2008, "Get another label?"). Model of noise: every label is right with one probability p,
 * independently; the majority of three is right with p<sup>3</sup> + 3p<sup>2</sup>(1 - p). n items with labels that are
 * right with probability p teach as much as n(2p - 1)<sup>2</sup> with right labels (Angluin and Laird 1988, symmetric
 * noise), so that an item labelled three times counts as {@link #worth} items labelled once.
 *
 * @param accuracy p, above 0.5 and at most 1
 * @param labelCost of one label
 * @param itemCost of getting an item before anybody labels it
 */
public record RepeatedLabels(double accuracy, double labelCost, double itemCost) {

    public RepeatedLabels {
        if (!(accuracy > 0.5 && accuracy <= 1)) {
            throw new IllegalArgumentException("The accuracy is " + accuracy
                    + "; it must be above 0.5, or a majority is no better than one, and at most 1.");
        }
        if (!(labelCost >= 0 && itemCost >= 0 && labelCost + itemCost > 0)) {
            throw new IllegalArgumentException("An item and a label cannot both be free.");
        }
    }

    /** How often the majority of three is right. */
    public double majority() {
        return accuracy * accuracy * (3 - 2 * accuracy);
    }

    /** How many items labelled once teach as much as one labelled three times; from 1 to 2.25. */
    public double worth() {
        double ratio = (2 * majority() - 1) / (2 * accuracy - 1);
        return ratio * ratio;
    }

    /** New items labelled once for that much money. */
    public double itemsOnce(double money) {
        return money / (itemCost + labelCost);
    }

    /** New items labelled three times for that much money. */
    public double itemsThrice(double money) {
        return money / (itemCost + 3 * labelCost);
    }

    /** Items that were labelled once and get two more labels for that much money. */
    public double itemsAgain(double money, double there) {
        return labelCost == 0 ? there : Math.min(there, money / (2 * labelCost));
    }

    /**
     * What an item would have to cost for three labels on each to be worth as much as one on each: label cost times (3 -
     * worth) / (worth - 1). Infinite where labels are always right.
     */
    public double breakEvenItemCost() {
        return worth() <= 1 ? Double.POSITIVE_INFINITY : labelCost * (3 - worth()) / (worth() - 1);
    }
}
