// Stock parts that have no place here: comments and the engine's history are replaced by the "Hồ sơ" tab (7.24 hands
// out comments by id without a check), tasks come from processes only, and nobody edits deadlines or groups by hand.

const HIDDEN = ['task-detail-history', 'task-action-comment', 'create-task-action', 'navbar-action-create-task',
  'task-detail-description'];

export function hideWhatIsNotOurs() {
  window.angular.module('cam.tasklist').run(['$rootScope', $rootScope => {
    $rootScope.$watch('authentication', who => document.body.classList.toggle('directive-cockpit',
      Boolean(who?.authorizedApps?.includes('cockpit'))));
  }]);
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('Views', ['$delegate', views => {
      const getProviders = views.getProviders;
      views.getProviders = function(criteria) {
        return getProviders.call(this, criteria).filter(provider => !HIDDEN.includes(provider.id));
      };
      return views;
    }]);
  }]);
}
