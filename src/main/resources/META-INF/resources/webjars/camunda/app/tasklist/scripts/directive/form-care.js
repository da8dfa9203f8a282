// What people typed is not lost, and a second click on "Hoàn thành" does no harm.

const completed = new Set();

const scopeOf = element => element && window.angular.element(element).isolateScope();

/** Stock forgets what was typed when another tab or task is chosen; its own "save" keeps it in this browser. */
function keepInput() {
  const scope = scopeOf(document.querySelector('.task-details [cam-tasklist-form], [cam-tasklist-form]'));
  if (scope?.$dirty && scope.params?.taskId && !completed.has(scope.params.taskId) && !scope.completeInProgress) {
    scope.save();
  }
}

/** Lets the first click through and remembers that it succeeded. */
function onComplete(event, button) {
  const scope = scopeOf(button.closest('[cam-tasklist-form]'));
  const taskId = scope?.params?.taskId;
  if (!taskId) {
    return;
  }
  if (scope.completeInProgress || completed.has(taskId)) {
    event.stopImmediatePropagation();
    event.preventDefault();
    return;
  }
  // An earlier refusal would otherwise stay over the next task.
  window.angular.element(document.body).injector().get('Notifications').clearAll();
  const handler = scope.completionHandler;
  if (!handler.watched) {
    scope.completionHandler = callback => handler((error, result) => {
      if (!error) {
        completed.add(taskId);
        callback(error, result);
      } else if (error.message) {
        callback(error);
      } else {
        callback({message: 'Còn ô chưa nhập đúng, xem dòng chữ đỏ dưới ô.'});
        requestAnimationFrame(showFirstError);
      }
    });
    scope.completionHandler.watched = true;
  }
}

function showFirstError() {
  document.querySelector('.fjs-form .fjs-form-field-error')?.closest('.fjs-form-field')
    ?.scrollIntoView({block: 'center'});
}

/** Stock keeps the error of a field that another answer has hidden since, and the button shut with it. */
function forgetHiddenErrors(form) {
  const host = form.closest('[cam-tasklist-form]');
  if (scopeOf(host)?.$invalid && !form.querySelector('.fjs-form-field-error')) {
    window.angular.element(host).controller('camTasklistForm').notifyFormValidated(false);
  }
}

export function careForForms() {
  ['input', 'change', 'click'].forEach(type => document.addEventListener(type, event => {
    const form = event.target.closest?.('.fjs-form');
    if (form) {
      setTimeout(forgetHiddenErrors, 100, form);
    }
  }));
  document.addEventListener('click', event => {
    const target = event.target.closest?.('.form-actions .btn-primary');
    if (target) {
      onComplete(event, target);
    } else if (event.target.closest?.('.task-details .nav-tabs a, .tasks-list .clickable, .task-filters a, '
        + '[cam-tasks] .task, .navbar a')) {
      keepInput();
    }
  }, true);
  window.addEventListener('beforeunload', keepInput);
}
