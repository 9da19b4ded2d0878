package org.hiphooks.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form as its page shows it.
 *
 * @param person who it is about
 * @param handle what a post is known by; empty if the form is over
 * @param until when it is over
 * @param readAt when the chart was read that cards rest on
 * @param isRead whether it could be read now
 * @param missing core items that are neither on file nor answered
 * @param core the core items
 * @param next questions that could change a card, and those that were answered
 * @param more further ones, folded away
 * @param isComplete whether all questions were looked at for what they could change
 * @param result what the answers changed; null before the first save
 * @param focus linkId of the question that has just been changed; empty if none
 * @param isWriting whether a save writes to the chart
 * @param mayWithdraw whether what was written may be taken back
 */
public record FormView(
    String person,
    String handle,
    String until,
    String readAt,
    boolean isRead,
    int missing,
    List<Question> core,
    List<Question> next,
    List<Question> more,
    boolean isComplete,
    @Nullable Result result,
    String focus,
    boolean isWriting,
    boolean mayWithdraw) {

  /** Defensive copies. */
  public FormView {
    core = List.copyOf(core);
    next = List.copyOf(next);
    more = List.copyOf(more);
  }

  /** Whether an answer is wrong. */
  public boolean hasErrors() {
    return !errors().isEmpty();
  }

  /** The questions with wrong answers, those below others too, in order. */
  public List<Question> errors() {
    return java.util.stream.Stream.of(core, next, more)
        .flatMap(List::stream)
        .flatMap(question -> question.all().stream())
        .filter(question -> !question.error().isEmpty())
        .toList();
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "FormView[" + core.size() + " core, " + next.size() + " next]";
  }

  /**
   * One question.
   *
   * @param linkId its name
   * @param prefix its number; empty if it has none
   * @param text what is asked
   * @param control how it is answered
   * @param choices what may be chosen
   * @param value what was entered; empty if nothing or if it is chosen
   * @param unit of a number; empty if it has none
   * @param hints what helps
   * @param error what is wrong with the answer; empty if nothing
   * @param known what is on file; null if nothing
   * @param below questions below it
   */
  public record Question(
      String linkId,
      String prefix,
      String text,
      Control control,
      List<Choice> choices,
      String value,
      String unit,
      List<String> hints,
      String error,
      @Nullable OnFile known,
      List<Question> below) {

    /** Name of its field. */
    public String field() {
      return FormPages.FIELD + linkId;
    }

    /** Id of the element that gets the focus. */
    public String target() {
      return choices.isEmpty() ? "q-" + linkId : choices.get(0).id();
    }

    /** Whether it has an answer that can be taken back. */
    public boolean isAnswered() {
      return !value.isEmpty() || choices.stream().anyMatch(c -> c.isChosen() && !c.isNone());
    }

    /** Choices that have a place on the figure. */
    public boolean hasMap() {
      return choices.stream().anyMatch(choice -> choice.place() != null);
    }

    List<Question> all() {
      List<Question> all = new java.util.ArrayList<>(List.of(this));
      below.forEach(question -> all.addAll(question.all()));
      return all;
    }

    /** Name only. */
    @Override
    public String toString() {
      return "Question[" + linkId + "]";
    }
  }

  /** How a question is answered. */
  public enum Control {
    RADIO,
    CHECKBOX,
    NUMBER,
    DAY
  }

  /**
   * One thing that may be chosen.
   *
   * @param id of its control
   * @param value what is posted; empty for "not recorded"
   * @param text what it is called
   * @param place where it stands on the figure; null if nowhere
   */
  public record Choice(
      String id, String value, String text, boolean isChosen, @Nullable Spot place) {

    /** Whether choosing it records nothing. */
    public boolean isNone() {
      return value.isEmpty();
    }
  }

  /** A place on the figure. */
  public record Spot(String view, int x, int y) {

    /** The same place on the patient's left. */
    public int mirrored() {
      return WIDTH - x;
    }

    private static final int WIDTH = 200;
  }

  /** What is on file for a question; {@code isCopied} = it can be taken over. */
  public record OnFile(String text, String language, String when, String source, boolean isCopied) {

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "OnFile";
    }
  }

  /**
   * What the answers changed.
   *
   * @param cards cards now and cards that are gone
   * @param written what each answer becomes, and whether it is in the chart
   * @param note the answers as plain text
   * @param outcome what became of writing them
   */
  public record Result(
      List<ChangedCard> cards, List<WrittenLine> written, String note, Outcome outcome) {

    /** Defensive copies. */
    public Result {
      cards = List.copyOf(cards);
      written = List.copyOf(written);
    }

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Result[" + outcome + "]";
    }
  }
}
