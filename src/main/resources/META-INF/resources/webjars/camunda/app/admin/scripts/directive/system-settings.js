// Stock opens the system settings with nothing in them until a section is chosen.

export function openASectionOfTheSettings() {
  window.angular.module('cam.admin').run(['$rootScope', '$location', ($rootScope, $location) => {
    $rootScope.$on('$locationChangeStart', () => {
      if (/^\/system\/?$/.test($location.path()) && !$location.search().section) {
        $location.search('section', 'system-settings-general').replace();
      }
    });
  }]);
}
