package touchstone.app.review;

import java.util.Optional;
import touchstone.app.control.Banner;
import touchstone.app.control.Moments;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.model.note.Review;

/** Tells an annotator why the shown image came back, until it is done again. */
public final class ReturnedBar {

    private static final Messages MESSAGES = Messages.beside(ReturnedBar.class);

    private final Session session;
    private final Reviews reviews;
    private final Banner banner = new Banner("returned");

    public ReturnedBar(Session session, Reviews reviews) {
        this.session = session;
        this.reviews = reviews;
        session.image().addListener(o -> tell());
        session.me().addListener(o -> tell());
        reviews.heard().addListener(o -> tell());
        session.revision().addListener(o -> tell());
        tell();
    }

    public Banner banner() {
        return banner;
    }

    private void tell() {
        Optional<Review> returned = reviews.returned();
        if (returned.isEmpty()) {
            banner.clear();
        } else {
            Review review = returned.get();
            String who = Optional.ofNullable(review.author()).flatMap(session::annotator).map(Annotator::name)
                    .orElse(MESSAGES.text("nobody"));
            banner.say(MESSAGES.text("came.back", who, Moments.minute(review.time()), FaultsBar.told(review)));
        }
    }
}
