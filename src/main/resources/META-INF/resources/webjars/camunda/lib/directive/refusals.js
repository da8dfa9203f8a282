// A refusal of the server is one Vietnamese sentence; the stock notification puts its own words before it.

const GONE = 'Việc này đã được hoàn thành hoặc đã chuyển cho người khác.';

/** The sentence alone, without what the engine wraps around it. */
export function sentence(message) {
  if (/No matching task|task is null/.test(message)) {
    return GONE;
  }
  const plain = message?.replace(/^(?:Error|AngularError): /, '');
  const wrapped = /Message: '([\s\S]*)'\.?\s*$/.exec(plain ?? '');
  return wrapped ? wrapped[1] : plain;
}

/** @param {string} app canonical name of the web application */
export function showRefusalsPlainly(app) {
  window.angular.module(`cam.${app}`).config(['$provide', $provide => {
    $provide.decorator('Notifications', ['$delegate', '$injector', ($delegate, $injector) => {
      const addError = $delegate.addError;
      $delegate.addError = function(error) {
        if (typeof error.message === 'string') {
          error.message = sentence(error.message);
        }
        // Counting open tasks by group needs a right over all tasks, which managers do not have.
        if (app === 'cockpit' && error.status?.includes?.('công việc đã giao theo nhóm')) {
          return undefined;
        }
        if (error.message === GONE || error.status === GONE) {
          $injector.get('$rootScope').$broadcast('refresh');
        }
        if (!error.message && /hoàn thành được công việc|bắt đầu được quy trình/i.test(error.status)) {
          error.message = 'Hãy sửa các ô được báo đỏ.';
        }
        if (error.message === error.status) {
          error.message = '';
        }
        // The stock notification draws its message as HTML, and sentences quote what people typed.
        error.message = error.message?.replace(/&(?!(?:lt|gt|amp|quot|#\d+);)/g, '&amp;').replace(/</g, '&lt;');
        return addError.call(this, error);
      };
      return $delegate;
    }]);
  }]);
}
