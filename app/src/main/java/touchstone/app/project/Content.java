package touchstone.app.project;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Assignment;
import touchstone.store.Project;

/**
 * What the window needs of a project before it can show anything: read once, then kept up from the edits.
 *
 * @param given what people have been given to work on
 * @param layers how the layers stood when the project was open last, as {@link LayerState} writes it; empty at first
 */
record Content(List<Image> images, LabelSchema schema, List<Annotator> annotators, Optional<Guideline> guideline,
        Map<Progress.Key, Progress.Status> progress, List<Note> notes, List<Assignment> given,
        String layers) {

    static Content of(Project project) {
        Map<Progress.Key, Progress.Status> progress = new HashMap<>();
        for (Image image : project.images()) {
            for (Annotator annotator : project.annotators()) {
                Progress.Status status = project.status(image.id(), annotator.id());
                if (status != Progress.Status.TODO) {
                    progress.put(new Progress.Key(image.id(), annotator.id()), status);
                }
            }
        }
        List<Note> notes = project.notes();
        return new Content(project.images(), project.schema(), project.annotators(), project.guideline(), progress,
                notes.stream().filter(n -> n.image() == null).toList(),
                Assignment.among(notes),
                project.cached(LayerState.KEY).map(b -> new String(b, StandardCharsets.UTF_8)).orElse(""));
    }
}
