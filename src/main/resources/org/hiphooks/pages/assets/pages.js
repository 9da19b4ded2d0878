/* Makes pages quicker, never possible: everything works without this file. */
(function () {
  'use strict';

  document.documentElement.classList.add('scripted');

  /* Moves what is to be announced into the live regions, once. */
  function say(root) {
    root.querySelectorAll('[data-say]').forEach(function (text) {
      var region = document.getElementById('say-' + text.dataset.say);
      var words = text.textContent.trim();
      text.remove();
      if (region && words) {
        region.textContent = words;
      }
    });
  }

  function offerCopies() {
    if (!navigator.clipboard) {
      return;
    }
    document.querySelectorAll('button[data-copy]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        var text = document.getElementById(button.dataset.copy).textContent;
        navigator.clipboard.writeText(text).then(function () {
          button.textContent = button.dataset.copied;
        });
      });
    });
  }

  document.addEventListener('htmx:afterSettle', function () {
    say(document);
  });
  document.addEventListener('DOMContentLoaded', function () {
    say(document);
    offerCopies();
  });
})();
